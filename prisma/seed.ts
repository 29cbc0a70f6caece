/**
 * Demonstration data, once: `tsx prisma/seed.ts`. Dates are relative to today, so that the site never looks dead, and
 * every row that a visitor could take for real is marked as a demonstration. Its last entry in the audit says that it was
 * done; what a killed seed left behind is cleared away first, unless somebody or something real is in there.
 */
import { randomUUID } from 'node:crypto'
import { HOME_ZONE } from '@/lib/dates'
import { AttendanceSource, db, RegistrationState, Role, RunStatus, TierKind } from '@/lib/db'
import { keepTimes } from '@/lib/keep-times'
import { demonstrationSettings, settingNames } from '@/lib/settings'
import { addDays, instantOf, wallTimeAt } from '@/lib/wall-time'
import { applications } from './demonstration/applications'
import { courses, examplePolicy, people, slidingScale, trainers } from './demonstration/courses'
import { seedGifts } from './demonstration/gifts'
import { seedOfflineGifts } from './demonstration/offline-gifts'
import { seedPayouts } from './demonstration/payouts'
import { seedReviews } from './demonstration/reviews'
import { seedSearch } from './demonstration/search'
import { createPerson, createRegistration, createRun, resetDatabase } from './factories'

const now = new Date()
const DAY = 24 * 3600 * 1000
const isDemonstration = true
const SEEDED = 'seed-demonstration'

async function seedSettings() {
  const set = settingNames.filter((name) => demonstrationSettings[name] !== '')
  const data = set.map((name) => ({ name, value: demonstrationSettings[name] }))
  await db.setting.createMany({ data, skipDuplicates: true })
}

async function seedOwner() {
  const roles = [Role.OWNER, Role.STAFF, Role.TREASURER, Role.REVIEWER]
  await createPerson({ name: 'Demonstration owner', email: 'owner@example.org', roles, isDemonstration })
}

async function seedPeople() {
  const made = []
  for (const name of people) {
    const email = `${name.toLowerCase().replace(' ', '.')}@example.org`
    made.push(await createPerson({ name, email, isDemonstration }))
  }
  return made
}

async function seedRuns(attendees: { id: string; name: string }[]) {
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
  for (const [index, plan] of runPlans().entries()) {
    const { course, taken, waiting, trainer, ...run } = plan
    const courseId = courseIds.get(course)
    const firstDay = run.meetings[0]?.[0].slice(0, 10)
    const trainerId = trainerIds[trainer]
    if (!courseId || !trainerId) throw new Error(`The plan for ${course} names what does not exist`)
    const created = await createRun({ ...run, courseId, slug: `${course}-${firstDay}`, isDemonstration })
    await db.runTrainer.create({ data: { runId: created.id, trainerId } })
    for (let seat = 0; seat < taken; seat++) {
      const person = attendees[(index * 7 + seat) % attendees.length]
      if (person) await seedRegistration(created.id, person, seat, 'tiers' in run)
    }
    for (let place = 1; place <= waiting; place++) {
      const person = attendees[(index * 7 + taken + place) % attendees.length]
      if (person) await seedWaiting(created.id, person, place)
    }
    await seedAttendance(created)
  }
}

/** Who is told of the runs that open from now on; of those that are open they know. */
async function seedInterests() {
  await db.run.updateMany({ where: { opensAt: null }, data: { openedAt: now, toldAt: now } })
  const lists = await db.course.findMany({ where: { slug: { in: ['introduction', 'integration'] } } })
  await db.courseInterest.createMany({
    data: lists.flatMap(({ id: courseId }, list) =>
      ['ilex', 'linden', 'sorrel'].slice(list).map((name, place) => ({
        courseId,
        email: `${name}.demonstration@example.org`,
        confirmedAt: new Date(now.getTime() - (place + 2) * 5 * DAY),
      })),
    ),
  })
}

/** Somebody with a seat who reads none of their mail. */
async function seedReturnedMail() {
  const { person } = await db.registration.findFirstOrThrow({
    where: { state: RegistrationState.CONFIRMED, run: { sessions: { every: { startsAt: { gt: now } } } } },
    orderBy: { createdAt: 'asc' },
    select: { person: { select: { email: true } } },
  })
  const noted = { reason: 'Mailbox full (demonstration)', notedBy: 'seed', notedAt: now }
  await db.returnedAddress.create({ data: { address: person.email ?? '', ...noted } })
}

async function seedRegistration(runId: string, person: { id: string; name: string }, seat: number, costs: boolean) {
  await createRegistration({
    runId,
    personId: person.id,
    name: person.name,
    pronouns: ['she/her', 'he/him', 'they/them', null][seat % 4] ?? null,
    accessNeeds: seat % 5 === 2 ? 'Captions, please; I am hard of hearing.' : null,
    state: RegistrationState.CONFIRMED,
    freeReason: costs && seat === 3 ? 'Demonstration: sets up the room' : null,
    createdAt: new Date(now.getTime() - (seat + 1) * DAY),
  })
}

/** Most were at the sessions that are over; who was at the latest of a run under way is still to be marked. */
async function seedAttendance(run: { id: string; sessions: { id: string; seq: number; endsAt: Date }[] }) {
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

async function seedWaiting(runId: string, person: { id: string; name: string }, place: number) {
  const createdAt = new Date(now.getTime() - DAY / place)
  const state = RegistrationState.WAITLISTED
  await createRegistration({ runId, personId: person.id, name: person.name, state, waitlistSeq: place, createdAt })
}

/** Every state of a run that a visitor can meet. Prices are examples: ORNCC sets its own. */
function runPlans() {
  const zoomUrl = 'https://zoom.example/j/demonstration'
  const accessNote = 'Automatic captions are always on. You may keep your camera off.'
  const base = { zoomUrl, accessNote, status: RunStatus.PUBLISHED, trainer: 0, taken: 0, waiting: 0 }
  const paid = { fairMarketValueCents: 18_000, refundPolicy: examplePolicy, tiers: slidingScale }
  return [
    // open, in rooms that Zoom makes
    {
      ...base,
      zoomUrl: null,
      course: 'introduction',
      meetings: weekly(saturday(2), '10:30', '13:00', 1),
      capacity: 24,
      taken: 9,
    },
    // nearly full
    {
      ...base,
      course: 'introduction',
      meetings: weekly(saturday(5), '10:30', '13:00', 1),
      capacity: 12,
      taken: 10,
      trainer: 1,
    },
    // full, and three people wait
    {
      ...base,
      course: 'introduction',
      meetings: weekly(onWeekday(3, 1), '18:30', '20:30', 1),
      capacity: 8,
      taken: 8,
      waiting: 3,
      trainer: 1,
    },
    // not yet open
    {
      ...base,
      course: 'introduction',
      meetings: weekly(saturday(10), '10:30', '13:00', 1),
      capacity: 24,
      opensAt: inDays(21),
    },
    // open, and weekly across the next clock change
    {
      ...base,
      ...paid,
      course: 'foundation',
      meetings: weekly(mondayBeforeClockChange(), '18:30', '20:30', 6),
      capacity: 16,
      taken: 4,
      trainer: 3,
    },
    // under way
    {
      ...base,
      ...paid,
      course: 'foundation',
      meetings: weekly(onWeekday(1, -2), '18:30', '20:30', 6),
      capacity: 16,
      taken: 13,
    },
    // closed
    {
      ...base,
      ...paid,
      course: 'foundation',
      meetings: weekly(onWeekday(4, 1), '18:30', '20:30', 6),
      capacity: 16,
      taken: 11,
      closesAt: inDays(-1),
      trainer: 3,
    },
    // open, and not certain yet
    {
      ...base,
      ...paid,
      course: 'integration',
      meetings: weekly(onWeekday(2, 3), '18:30', '20:30', 4),
      capacity: 12,
      taken: 5,
      trainer: 3,
      minimum: 8,
      goNoGoAt: inDays(14),
    },
    // open, and each evening may be chosen by itself
    {
      ...base,
      course: 'integration',
      meetings: weekly(onWeekday(3, 6), '18:30', '20:30', 4),
      capacity: 10,
      taken: 3,
      trainer: 2,
      hasSingleSessions: true,
      fairMarketValueCents: 12_000,
      refundPolicy: examplePolicy,
      tiers: seriesOrEvening,
    },
    // cancelled
    {
      ...base,
      ...paid,
      course: 'integration',
      meetings: weekly(onWeekday(2, 8), '18:30', '20:30', 4),
      capacity: 12,
      status: RunStatus.CANCELLED,
      cancelledAt: inDays(-3),
      cancelReason: 'The trainer is unwell.',
    },
    // past
    {
      ...base,
      ...paid,
      course: 'integration',
      meetings: weekly(onWeekday(2, -10), '18:30', '20:30', 4),
      capacity: 12,
      taken: 9,
      trainer: 1,
    },
    {
      ...base,
      course: 'introduction',
      meetings: weekly(saturday(-4), '10:30', '13:00', 1),
      capacity: 24,
      taken: 17,
      trainer: 2,
    },
    // in a room and by Zoom
    {
      ...base,
      course: 'practice-evening',
      meetings: weekly(onWeekday(5, 2), '19:00', '20:30', 1),
      capacity: 20,
      taken: 6,
      trainer: 2,
      venue: 'A demonstration hall, Eugene, Oregon',
    },
    // a draft, which its trainer may change
    {
      ...base,
      course: 'practice-evening',
      meetings: weekly(onWeekday(5, 9), '19:00', '20:30', 2),
      capacity: 20,
      status: RunStatus.DRAFT,
    },
  ]
}

const seriesOrEvening = [
  { label: 'All four evenings', kind: TierKind.FIXED, minCents: 12_000, position: 0 },
  { label: 'One evening', kind: TierKind.FIXED, minCents: 3_500, isPerSession: true, position: 1 },
]

function weekly(firstDay: string, start: string, end: string, weeks: number): [string, string][] {
  const days = Array.from({ length: weeks }, (_, week) => addDays(`${firstDay}T00:00`, week * 7).slice(0, 10))
  return days.map((day) => [`${day}T${start}`, `${day}T${end}`])
}

function inDays(days: number): Date {
  return new Date(now.getTime() + days * DAY)
}

/** The day (2026-06-08) on which this weekday (0 is Sunday) falls in the week that begins so many weeks from today. */
function onWeekday(weekday: number, weeks: number): string {
  const today = wallTimeAt(now, HOME_ZONE).slice(0, 10)
  const ahead = (weekday - new Date(`${today}T00:00Z`).getUTCDay() + 7) % 7
  return addDays(`${today}T00:00`, ahead + weeks * 7).slice(0, 10)
}

function saturday(weeks: number): string {
  return onWeekday(6, weeks)
}

/** The third Monday before clocks next change, so that a series of six stands on both sides of it. */
function mondayBeforeClockChange(): string {
  for (let week = 4; week < 40; week++) {
    const [monday, nextMonday] = [onWeekday(1, week), onWeekday(1, week + 1)]
    if (utcHour(monday) !== utcHour(nextMonday)) return onWeekday(1, week - 2)
  }
  throw new Error(`Clocks in ${HOME_ZONE} do not change`)
}

function utcHour(day: string): number {
  const noon = instantOf(`${day}T12:00`, HOME_ZONE)
  if (!noon.ok) throw new Error(`${day} has no noon`)
  return noon.instant.getUTCHours()
}

async function seedApplications() {
  for (const { references, email, ...application } of applications) {
    const person = await createPerson({ name: application.name, email, isDemonstration })
    await db.boardApplication.create({
      data: {
        ...application,
        personId: person.id,
        formKey: randomUUID(),
        affirmedName: application.name,
        isDemonstration,
        references: { create: references.map((reference, index) => ({ ...reference, seq: index + 1 })) },
      },
    })
  }
}

/** Somebody, and addresses, whose time is over within the month: the desk shows what is erased next. */
async function seedOver() {
  const { id } = await createPerson({ name: 'Rowan Bygone', email: 'rowan.bygone@example.org', isDemonstration })
  const createdAt = inDays(10)
  createdAt.setUTCMonth(createdAt.getUTCMonth() - keepTimes.keepPeopleMonths.byDefault)
  await db.person.update({ where: { id }, data: { createdAt } })
  const { id: courseId } = await db.course.findFirstOrThrow({ orderBy: { position: 'asc' }, select: { id: true } })
  const times = { createdAt: inDays(-90), confirmedAt: inDays(-90), stoppedAt: inDays(-20) }
  const emails = ['once-curious@example.org', 'curious-no-more@example.org']
  await db.courseInterest.createMany({ data: emails.map((email) => ({ courseId, email, ...times })) })
}

async function seed() {
  if ((await db.auditEntry.count({ where: { action: SEEDED } })) > 0) return
  if ((await db.person.count({ where: { isDemonstration: false } })) > 0) return
  const isReal = (setting: { name: string; value: string }) =>
    !settingNames.some((name) => name === setting.name && demonstrationSettings[name] === setting.value)
  if ((await db.setting.findMany()).some(isReal)) return
  await resetDatabase()
  await seedSettings()
  await seedOwner()
  const attendees = await seedPeople()
  await seedRuns(attendees)
  await seedInterests()
  await seedReturnedMail()
  await seedOfflineGifts(now)
  await seedGifts(attendees, now, process.env.SANDBOX_STATE)
  await seedPayouts(now)
  await seedApplications()
  await seedReviews(now)
  await seedSearch(now)
  await seedOver()
  await db.auditEntry.create({ data: { actor: 'seed', action: SEEDED, subject: 'database' } })
}

await seed()
await db.$disconnect()
process.exit(0)
