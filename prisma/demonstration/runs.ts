import { AttendanceSource, db, RegistrationState, Role } from '@/lib/db'
import { DAY_MS } from '@/lib/durations'
import { createPerson, createRegistration, createRun } from '../factories'
import { courses, trainers } from './courses'
import { runPlans } from './run-plans'

const isDemonstration = true

/** Trainers, courses and runs in every state, with whoever has a seat, waits or was there. */
export async function seedRuns(attendees: { id: string; name: string }[], now: Date) {
  const trainerIds = []
  for (const trainer of trainers) {
    const email = `${trainer.slug}@example.org`
    const person = await createPerson({ name: trainer.name, email, roles: [Role.TRAINER], isDemonstration })
    const biography = 'A person made up for this demonstration.'
    const { id } = await db.trainer.create({ data: { ...trainer, biography, personId: person.id, isDemonstration } })
    trainerIds.push(id)
  }
  const courseIds = new Map<string, string>()
  for (const [position, course] of courses.entries()) {
    const { id } = await db.course.create({ data: { ...course, position, isDemonstration } })
    courseIds.set(course.slug, id)
  }
  for (const [index, plan] of runPlans(now).entries()) {
    const { course, taken, waiting, trainer, ...run } = plan
    const courseId = courseIds.get(course)
    const firstDay = run.meetings[0]?.[0].slice(0, 10)
    const trainerId = trainerIds[trainer]
    if (!courseId || !trainerId) throw new Error(`The plan for ${course} names what does not exist`)
    const created = await createRun({ ...run, courseId, slug: `${course}-${firstDay}`, isDemonstration })
    await db.runTrainer.create({ data: { runId: created.id, trainerId } })
    for (let seat = 0; seat < taken; seat++) {
      const person = attendees[(index * 7 + seat) % attendees.length]
      if (person) await seedRegistration(created.id, person, seat, 'tiers' in run, now)
    }
    for (let place = 1; place <= waiting; place++) {
      const person = attendees[(index * 7 + taken + place) % attendees.length]
      if (person) await seedWaiting(created.id, person, place, now)
    }
    await seedAttendance(created, now)
  }
}

async function seedRegistration(
  runId: string,
  person: { id: string; name: string },
  seat: number,
  costs: boolean,
  now: Date,
) {
  await createRegistration({
    runId,
    personId: person.id,
    name: person.name,
    pronouns: ['she/her', 'he/him', 'they/them', null][seat % 4] ?? null,
    accessNeeds: seat % 5 === 2 ? 'Captions, please; I am hard of hearing.' : null,
    state: RegistrationState.CONFIRMED,
    freeReason: costs && seat === 3 ? 'Demonstration: sets up the room' : null,
    createdAt: new Date(now.getTime() - (seat + 1) * DAY_MS),
  })
}

/** Most were at the sessions that are over; who was at the latest of a run under way is still to be marked. */
async function seedAttendance(run: { id: string; sessions: { id: string; seq: number; endsAt: Date }[] }, now: Date) {
  const over = run.sessions.filter(({ endsAt }) => endsAt < now).sort((one, other) => one.seq - other.seq)
  const marked = over.length < run.sessions.length ? over.slice(0, -1) : over
  const people = await db.registration.findMany({ where: { runId: run.id }, orderBy: { createdAt: 'asc' } })
  await db.attendance.createMany({
    data: people.flatMap(({ id: registrationId }, place) =>
      marked
        .filter(({ seq }) => (place + seq) % 6 !== 0 && place !== 4)
        .map(({ id: sessionId }) => ({ registrationId, sessionId, source: AttendanceSource.TRAINER })),
    ),
  })
}

async function seedWaiting(runId: string, person: { id: string; name: string }, place: number, now: Date) {
  const createdAt = new Date(now.getTime() - DAY_MS / place)
  const state = RegistrationState.WAITLISTED
  await createRegistration({ runId, personId: person.id, name: person.name, state, waitlistSeq: place, createdAt })
}
