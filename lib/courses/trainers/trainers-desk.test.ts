import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { findRun } from '@/lib/courses/queries'
import { trainerChoices } from '@/lib/courses/runs/desk-queries'
import { db } from '@/lib/db'
import { stopSendingJobs } from '@/lib/jobs'
import { withGrant } from '@/lib/people/granted'
import { createCourse, createPerson, createRun, resetDatabase } from '@/prisma/factories'
import { addTrainer, changeTrainer } from './save-trainer'
import { newTrainerSchema } from './trainer-form'
import { listTrainers } from './trainer-queries'

beforeEach(resetDatabase)
afterAll(stopSendingJobs)

async function newStaff() {
  const { id } = await createPerson({ roles: ['STAFF'] })
  const staff = await withGrant(id, 'STAFF')
  if (!staff) throw new Error('no grant')
  return staff
}

const typed = (email = `${randomUUID()}@example.org`, id = randomUUID()) =>
  newTrainerSchema.parse({
    id,
    email,
    name: 'Zoë Teasel',
    pronouns: '',
    certification: 'CNVC_CANDIDATE',
    biography: 'Listens.\r\n',
  })

test('a trainer is the person of their address, once, and holds no role by it', async () => {
  const staff = await newStaff()
  const { id: personId, email } = await createPerson({ name: 'Zoë' })
  const form = typed(email)
  expect(await Promise.all([addTrainer(staff, form), addTrainer(staff, form)])).toEqual(['saved', 'saved'])
  expect(await addTrainer(staff, typed(email))).toBe('is_trainer')
  expect(await addTrainer(staff, typed())).toBe('saved')
  expect(await listTrainers(staff)).toMatchObject([
    { slug: 'zoe-teasel', personId, hasRole: false, biography: 'Listens.' },
    { slug: 'zoe-teasel-2', hasRole: false },
  ])
  expect(await db.grant.count({ where: { role: 'TRAINER' } })).toBe(0)
  const entries = await db.auditEntry.findMany({ select: { actor: true, action: true, subject: true } })
  expect(entries[0]).toEqual({
    actor: `person:${staff.personId}`,
    action: 'trainer.added',
    subject: `person:${personId}`,
  })
  expect(entries).toHaveLength(2)
})

test('a form that the back button brings again adds the other person that is in it now', async () => {
  const [staff, id] = [await newStaff(), randomUUID()]
  for (const email of ['one@example.org', 'other@example.org']) await addTrainer(staff, typed(email, id))
  expect(await db.trainer.count()).toBe(2)
})

/** When a trainer was last saved, as their form keeps it. */
const savedAt = async (id: string) => (await db.trainer.findUniqueOrThrow({ where: { id } })).updatedAt

test('what is true of a trainer now stands on the pages of their runs', async () => {
  const staff = await newStaff()
  const { email, ...trainer } = typed()
  await addTrainer(staff, { email, ...trainer })
  const run = await createRun({ courseId: (await createCourse()).id })
  await db.runTrainer.create({ data: { runId: run.id, trainerId: trainer.id } })
  const updatedAt = await savedAt(trainer.id)
  expect(await changeTrainer(staff, { ...trainer, updatedAt, certification: 'CNVC_CERTIFIED' })).toBe('saved')
  expect((await findRun(run.slug))?.trainers).toEqual([
    { name: 'Zoë Teasel', pronouns: null, certification: 'CNVC_CERTIFIED', biography: 'Listens.' },
  ])
  expect(await changeTrainer(staff, { ...trainer, updatedAt, id: randomUUID() })).toBe('unknown')
})

test('of two forms about one trainer the second is told, and a form that is sent twice is saved', async () => {
  const staff = await newStaff()
  const { email, ...trainer } = typed()
  await addTrainer(staff, { email, ...trainer })
  const form = (name: string) => ({ ...trainer, updatedAt, name })
  const updatedAt = await savedAt(trainer.id)
  const outcomes = await Promise.all([changeTrainer(staff, form('Zoë')), changeTrainer(staff, form('Zoe Teasel'))])
  expect(outcomes.toSorted()).toEqual(['changed_meanwhile', 'saved'])
  const { name } = await db.trainer.findUniqueOrThrow({ where: { id: trainer.id } })
  expect(name).toBe(outcomes[0] === 'saved' ? 'Zoë' : 'Zoe Teasel')
  expect(await changeTrainer(staff, form(name))).toBe('saved')
  expect(await db.auditEntry.count({ where: { action: 'trainer.changed' } })).toBe(1)
})

test('whoever leads no new runs stays with those that they led, and is offered for no other', async () => {
  const staff = await newStaff()
  const { email, ...trainer } = typed()
  await addTrainer(staff, { email, ...trainer })
  const run = await createRun({ courseId: (await createCourse()).id })
  await db.runTrainer.create({ data: { runId: run.id, trainerId: trainer.id } })
  expect(await trainerChoices(staff)).toHaveLength(1)
  const updatedAt = await savedAt(trainer.id)
  expect(await changeTrainer(staff, { ...trainer, updatedAt, isRetired: true })).toBe('saved')
  expect(await trainerChoices(staff)).toEqual([])
  expect(await trainerChoices(staff, 'another')).toEqual([])
  expect(await trainerChoices(staff, run.slug)).toMatchObject([{ label: 'Zoë Teasel' }])
  expect((await findRun(run.slug))?.trainers).toHaveLength(1)
})
