import { beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { changeSetting } from '@/lib/settings'
import { createApplication, createGranted, resetDatabase } from '@/prisma/factories'
import { assignReviewers } from './assign-reviewers'
import { declareConflict } from './declare-conflict'
import { sendDigests } from './send-digests'

const now = new Date('2026-06-08T18:00:00Z')
const later = (days: number) => new Date(now.getTime() + days * 24 * 3_600_000)

beforeEach(resetDatabase)

const mails = (template: string) =>
  db.mailMessage.findMany({ where: { template }, select: { toAddress: true, text: true }, orderBy: { id: 'asc' } })

test('a reviewer hears once a day of all that they owe, and nothing when they owe nothing', async () => {
  const [one, two] = [await createApplication({ name: 'Ash Rivera' }), await createApplication({ name: 'Bo Lind' })]
  const [reviewer, idle, recused] = [
    await createGranted('REVIEWER'),
    await createGranted('REVIEWER'),
    await createGranted('REVIEWER'),
  ]
  for (const { id: application } of [one, two]) {
    await assignReviewers(reviewer, { application, reviewer: reviewer.personId })
    await assignReviewers(recused, { application, reviewer: recused.personId })
    await declareConflict(recused, { application, conflict: 'FAMILY' })
  }
  await declareConflict(reviewer, { application: one.id, conflict: null })
  await sendDigests(now)
  await sendDigests(now)
  const [digest, ...others] = await mails('board-digest')
  expect(others).toEqual([])
  expect(digest?.toAddress).toBe(reviewer.email)
  expect(digest?.text).toContain('Ash Rivera: your scores')
  expect(digest?.text).toContain('Bo Lind: your declaration')
  expect(idle.email).not.toBe(reviewer.email)
  await sendDigests(later(1))
  expect(await mails('board-digest')).toHaveLength(2)
})

test('the office hears once a week of what has stood still for two weeks, and not of what rests or is over', async () => {
  await changeSetting('officeEmail', 'office@example.org')
  await createApplication({ name: 'Ash Rivera', stateSince: now })
  await createApplication({ name: 'Bo Lind', stateSince: now, state: 'PAUSED', pausedFrom: 'VOTE' })
  await createApplication({ name: 'Cy Moss', stateSince: now, state: 'DECLINED' })
  await sendDigests(later(13))
  expect(await mails('board-waiting')).toEqual([])
  await sendDigests(later(14))
  await sendDigests(later(20))
  const [told, ...others] = await mails('board-waiting')
  expect(others).toEqual([])
  expect(told?.text).toContain('Ash Rivera: Received since June 8, 2026.')
  expect(told?.text).not.toMatch(/Bo Lind|Cy Moss/)
  await sendDigests(later(21))
  expect(await mails('board-waiting')).toHaveLength(2)
})

test('whoever is away while somebody waits for them is named to the office, by what they owe and nothing more', async () => {
  await changeSetting('officeEmail', 'office@example.org')
  const { id } = await createApplication({ name: 'Ash Rivera', state: 'INTERVIEW', stateSince: now })
  await db.boardReference.updateMany({ data: { askedAt: now } })
  const [away, busy, recused] = [
    await createGranted('REVIEWER'),
    await createGranted('REVIEWER'),
    await createGranted('REVIEWER'),
  ]
  for (const [who, name] of [
    [away, 'Away Alder'],
    [busy, 'Busy Birch'],
    [recused, 'Recused Rowan'],
  ] as const) {
    await db.person.update({ where: { id: who.personId }, data: { name } })
    await db.boardReview.create({ data: { applicationId: id, reviewerId: who.personId, assignedAt: now } })
  }
  await declareConflict(busy, { application: id, conflict: null }, now)
  await declareConflict(recused, { application: id, conflict: 'WORK' }, now)
  await sendDigests(later(7))
  const [told] = await mails('board-waiting')
  expect(told?.text).toContain('Away Alder has not declared; Busy Birch has not scored; no time to talk is offered.')
  expect(told?.text).not.toContain('Recused Rowan')
  await sendDigests(later(14))
  expect((await mails('board-waiting'))[1]?.text).toContain('the first reference has not answered')
})
