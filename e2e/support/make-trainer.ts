/** Makes a trainer who leads a run under way, with three people in it, and a draft; prints the trainer's address and theirs. */
import { randomUUID } from 'node:crypto'
import { HOME_ZONE } from '@/lib/dates'
import { db, Role, RunStatus } from '@/lib/db'
import { addDays, wallTimeAt } from '@/lib/wall-time'
import { createCourse, createPerson, createRegistration, createRun } from '@/prisma/factories'

const trainer = await createPerson({ name: 'Lark Teasel', roles: [Role.TRAINER] })
const { id: trainerId } = await db.trainer.create({
  data: {
    personId: trainer.id,
    slug: trainer.id,
    name: 'Lark Teasel',
    certification: 'NOT_CERTIFIED',
    biography: 'Of a journey.',
  },
})
const course = await createCourse({ title: 'Listening in threes' })
const evening = (days: number): [string, string] => {
  const day = addDays(wallTimeAt(new Date(), HOME_ZONE), days).slice(0, 10)
  return [`${day}T18:30`, `${day}T20:30`]
}
const run = await createRun({ courseId: course.id, priceCents: 9000, meetings: [evening(-2), evening(5)] })
await db.runTrainer.create({ data: { runId: run.id, trainerId } })
const planned = await createCourse({ title: 'Listening in fours' })
const draft = await createRun({
  courseId: planned.id,
  status: RunStatus.DRAFT,
  priceCents: 9000,
  meetings: [evening(40)],
})
await db.runTrainer.create({ data: { runId: draft.id, trainerId } })
const people = []
for (const name of ['Ada Ash', 'Bo Birch', 'Cy Cedar']) {
  const { id: personId, email } = await createPerson({ name, email: `${randomUUID()}@example.org` })
  people.push(email)
  await createRegistration({
    runId: run.id,
    personId,
    name,
    pronouns: 'they/them',
    accessNeeds: name === 'Bo Birch' ? 'Captions, please.' : null,
  })
}
process.stdout.write([trainer.email, ...people].join(' '))
await db.$disconnect()
