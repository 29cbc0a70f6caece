import { beforeEach, expect, test } from 'vitest'
import { runSchema, type SessionTimes, type TierInput } from '@/lib/courses/runs/run-form'
import { saveRun } from '@/lib/courses/runs/save-run'
import { db, Role, RunStatus } from '@/lib/db'
import { type Trainer, withGrant } from '@/lib/people/granted'
import { instantOf } from '@/lib/wall-time'
import { createCourse, createPerson, createRun, resetDatabase } from '@/prisma/factories'
import { findOwnDraft } from './own-draft'
import { saveOwnDraft } from './save-own-draft'

beforeEach(resetDatabase)

const may = new Date('2026-05-01T12:00:00Z')
const zone = 'America/Los_Angeles'

async function newTrainer(): Promise<{ trainer: Trainer; trainerId: string }> {
  const person = await createPerson({ roles: [Role.TRAINER] })
  const { id: trainerId } = await db.trainer.create({
    data: { personId: person.id, slug: person.id, name: 'Wren Alder', certification: 'NOT_CERTIFIED', biography: '' },
  })
  const trainer = await withGrant(person.id, Role.TRAINER)
  if (!trainer) throw new Error('The grant just made is gone')
  return { trainer, trainerId }
}

type NewRun = Partial<Parameters<typeof createRun>[0]>

async function draftOf(trainerId: string, run: NewRun = {}) {
  const course = await createCourse()
  const draft = await createRun({
    courseId: course.id,
    status: RunStatus.DRAFT,
    priceCents: 9000,
    fairMarketValueCents: 9000,
    meetings: [['2026-06-08T18:30', '2026-06-08T20:30']],
    ...run,
  })
  await db.runTrainer.create({ data: { runId: draft.id, trainerId } })
  return draft
}

function meeting(day: string): SessionTimes {
  const [localStart, localEnd] = [`${day}T19:00`, `${day}T21:00`]
  const [starts, ends] = [instantOf(localStart, zone), instantOf(localEnd, zone)]
  if (!starts.ok || !ends.ok) throw new Error(`No such time: ${day}`)
  return { localStart, localEnd, startsAt: starts.instant, endsAt: ends.instant }
}

const typed = (updatedAt: Date, ...days: string[]) => ({
  zone,
  sessions: days.map(meeting),
  zoomUrl: null,
  venue: 'Friends Meeting House',
  accessNote: 'A ramp at the side.',
  isOnline: false,
  updatedAt,
})

test('a trainer changes when and where their draft meets, and nothing else of it', async () => {
  const { trainer, trainerId } = await newTrainer()
  const draft = await draftOf(trainerId)
  const found = await findOwnDraft(trainer, draft.slug)
  expect(found?.draft.sessions).toEqual([{ date: '2026-06-08', start: '18:30', end: '20:30' }])
  expect(JSON.stringify(found)).not.toMatch(/price|tier|cents|\b9000\b/i)
  const input = typed(draft.updatedAt, '2026-06-09', '2026-06-16')
  expect(await saveOwnDraft(trainer, draft.id, input, may)).toEqual({ kind: 'saved', slug: draft.slug })
  const saved = await db.run.findUniqueOrThrow({
    where: { id: draft.id },
    include: { sessions: { orderBy: { startsAt: 'asc' } }, tiers: true, trainers: true },
  })
  expect(saved).toMatchObject({ venue: 'Friends Meeting House', isOnline: false, accessNote: 'A ramp at the side.' })
  expect(saved.sessions.map(({ localStart }) => localStart)).toEqual(['2026-06-09T19:00', '2026-06-16T19:00'])
  expect(saved).toMatchObject({ status: 'DRAFT', capacity: 10, fairMarketValueCents: 9000, slug: draft.slug })
  expect(saved.tiers).toEqual(draft.tiers)
  expect(saved.trainers.map((one) => one.trainerId)).toEqual([trainerId])
  expect(await db.auditEntry.findFirst({ where: { action: 'run.changed' } })).toMatchObject({
    actor: `person:${trainer.personId}`,
    subject: `run:${draft.id}`,
  })
})

test('no draft of another, and no run that is public, is a trainer’s to change', async () => {
  const [mine, other] = [await newTrainer(), await newTrainer()]
  const theirs = await draftOf(other.trainerId)
  const published = await draftOf(mine.trainerId, { status: RunStatus.PUBLISHED })
  for (const run of [theirs, published]) {
    expect(await findOwnDraft(mine.trainer, run.slug)).toBeNull()
    const input = typed(run.updatedAt, '2026-06-09')
    expect(await saveOwnDraft(mine.trainer, run.id, input, may)).toEqual({ kind: 'not_yours' })
  }
  expect(await db.auditEntry.count()).toBe(0)
})

test('what the office saves meanwhile is never written over, also when both press at once', async () => {
  const { trainer, trainerId } = await newTrainer()
  const draft = await draftOf(trainerId)
  const person = await createPerson({ roles: [Role.STAFF] })
  const staff = await withGrant(person.id, Role.STAFF)
  if (!staff) throw new Error('The grant just made is gone')
  const tiers: TierInput[] = draft.tiers.map(({ id }) => ({
    id,
    label: 'Standard',
    kind: 'FIXED',
    minCents: 12_000,
    suggestedCents: null,
    maxCents: null,
    isPerSession: false,
  }))
  const published = runSchema({ sessions: [meeting('2026-06-08')], tiers, refundPolicy: null }).parse({
    courseId: draft.courseId,
    status: 'PUBLISHED',
    trainerIds: [trainerId],
    zone,
    capacity: '10',
    offerHours: '',
    scholarshipLimit: '',
    minimum: '',
    fairMarketValue: '120',
    place: 'ZOOM',
    updatedAt: draft.updatedAt.toISOString(),
  })
  const [byOffice, byTrainer] = await Promise.all([
    saveRun(staff, draft.id, published, may),
    saveOwnDraft(trainer, draft.id, typed(draft.updatedAt, '2026-06-09'), may),
  ])
  const kinds = [byOffice.kind, byTrainer.kind]
  expect(kinds.filter((kind) => kind === 'saved')).toHaveLength(1)
  const saved = await db.run.findUniqueOrThrow({ where: { id: draft.id }, include: { tiers: true } })
  const isOffices = byOffice.kind === 'saved'
  expect(saved.status).toBe(isOffices ? 'PUBLISHED' : 'DRAFT')
  expect(saved.tiers[0]?.minCents).toBe(isOffices ? 12_000 : 9000)
  const again = await saveOwnDraft(trainer, draft.id, typed(draft.updatedAt, '2026-06-10'), may)
  expect(again.kind).toBe(isOffices ? 'not_yours' : 'changed_meanwhile')
})

test('the dates that the office has set for registration and decision hold', async () => {
  const { trainer, trainerId } = await newTrainer()
  const closesAt = new Date('2026-06-05T12:00:00Z')
  for (const set of [{ closesAt }, { goNoGoAt: closesAt, minimum: 4 }]) {
    const draft = await draftOf(trainerId, set)
    const save = (day: string) => saveOwnDraft(trainer, draft.id, typed(draft.updatedAt, day), may)
    expect(await save('2026-06-02')).toEqual({ kind: 'too_early' })
    expect(await save('2026-06-06')).toMatchObject({ kind: 'saved' })
  }
})
