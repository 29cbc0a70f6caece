import { beforeEach, expect, test } from 'vitest'
import { moveApplication } from '@/lib/board/move-application'
import { eraseApplications } from '@/lib/board/own/erase-applications'
import { withdrawApplication } from '@/lib/board/own/withdraw-application'
import { assignReviewers } from '@/lib/board/review/assign-reviewers'
import { declareConflict } from '@/lib/board/review/declare-conflict'
import { setRules } from '@/lib/board/review/set-rules'
import { db } from '@/lib/db'
import { linkToken } from '@/lib/links'
import { createApplication, createGranted, resetDatabase } from '@/prisma/factories'
import { answerReference, declineReference } from './answer-reference'
import { askReference } from './ask-references'
import { findReference, listReferences, readReferences } from './reference-queries'
import { remindReferees } from './remind-referees'
import { isSameInbox } from './same-inbox'

const now = new Date('2026-06-08T18:00:00Z')
const later = (days: number) => new Date(now.getTime() + days * 24 * 3_600_000)

beforeEach(resetDatabase)

const mails = (template: string) => db.mailMessage.findMany({ where: { template }, orderBy: { id: 'asc' } })
const answers = { knows: 'We worked together.', brings: 'Patience.', support: null, recommends: 'yes' } as const

/** An application that is read, whose one reference was asked; and the link of the mail. */
async function asked(application: Parameters<typeof createApplication>[0] = {}) {
  const staff = await createGranted('STAFF')
  const { id } = await createApplication({ state: 'SUBMITTED', stateSince: now, ...application })
  await moveApplication(staff, { application: id, from: 'SUBMITTED', to: 'SCREENING' }, now)
  const reference = await db.boardReference.findFirstOrThrow({ where: { applicationId: id } })
  return { id, staff, reference, token: linkToken('reference', reference.id, reference.linkVersion) }
}

test('once an application is read its references are asked, once, with the applicant’s name and nothing else of it', async () => {
  const { staff, id, token } = await asked()
  await moveApplication(staff, { application: id, from: 'SCREENING', to: 'PAUSED' }, later(1))
  await moveApplication(staff, { application: id, from: 'PAUSED', to: 'SCREENING' }, later(2))
  const [mail, ...others] = await mails('board-reference-ask')
  expect(others).toEqual([])
  expect(mail).toMatchObject({ toAddress: 'bo@example.org', text: expect.stringContaining('Ash Rivera') })
  expect(mail?.text).toContain(`/board/reference/${token}`)
  expect(mail?.text).not.toContain('argue')
  expect(await findReference(token)).toEqual({ applicant: 'Ash Rivera', stands: 'open' })
})

test('a foreign, changed or outdated link opens nothing, and neither does one of somebody who was not asked', async () => {
  const { reference, token } = await asked()
  expect(await findReference(`${token}x`)).toBeNull()
  expect(await findReference(linkToken('application', reference.id, 1))).toBeNull()
  expect(await answerReference({ token: linkToken('reference', reference.id, 2), ...answers })).toBe('unknown')
  await db.boardReference.update({ where: { id: reference.id }, data: { askedAt: null } })
  expect(await findReference(token)).toBeNull()
  expect(await declineReference(token)).toBe('unknown')
})

test('an answer counts once, however often it is sent, and the first one stands', async () => {
  const { token } = await asked()
  const send = (brings: string) => answerReference({ token, ...answers, brings }, later(1))
  expect((await Promise.all([send('Patience.'), send('Patience.')])).sort()).toEqual(['answered', 'answered_already'])
  expect(await send('Haste.')).toBe('answered_already')
  expect(await declineReference(token)).toBe('answered_already')
  expect(await db.boardReference.findFirst()).toMatchObject({ brings: 'Patience.', declinedAt: null })
  expect(await findReference(token)).toMatchObject({ stands: 'answered' })
})

test('who has declined may still answer, and is not asked or reminded again', async () => {
  const { id, staff, reference, token } = await asked()
  expect(await declineReference(token, later(1))).toBe('answered')
  expect(await findReference(token)).toMatchObject({ stands: 'declined' })
  expect(await askReference(staff, { application: id, reference: reference.id }, later(2))).toBe('answered_already')
  await remindReferees(later(30))
  expect(await mails('board-reference-reminder')).toEqual([])
  expect(await answerReference({ token, ...answers }, later(3))).toBe('answered')
  expect(await db.boardReference.findFirst()).toMatchObject({ declinedAt: null, answeredAt: later(3) })
})

test('one reminder, a week after they were asked, and none while it rests or when it is over', async () => {
  const { id, staff } = await asked()
  await remindReferees(later(6))
  expect(await mails('board-reference-reminder')).toEqual([])
  await moveApplication(staff, { application: id, from: 'SCREENING', to: 'PAUSED' }, later(6))
  await remindReferees(later(7))
  expect(await mails('board-reference-reminder')).toEqual([])
  await moveApplication(staff, { application: id, from: 'PAUSED', to: 'SCREENING' }, later(8))
  await Promise.all([remindReferees(later(8)), remindReferees(later(8))])
  await remindReferees(later(20))
  expect(await mails('board-reference-reminder')).toHaveLength(1)
})

test.each(['ACCEPTED', 'DECLINED', 'WITHDRAWN'] as const)(
  'when it is %s the link hears nothing more',
  async (state) => {
    const { id, token } = await asked()
    await db.boardApplication.update({ where: { id }, data: { state } })
    expect(await findReference(token)).toMatchObject({ stands: 'over' })
    expect(await answerReference({ token, ...answers })).toBe('closed')
    expect(await declineReference(token)).toBe('closed')
  },
)

test('the applicant is not asked about themselves under another spelling of their own address', async () => {
  const staff = await createGranted('STAFF')
  const { id, email } = await createApplication({ state: 'SUBMITTED' })
  const own = `${email?.replace('@', '+friend@')}`
  const reference = await db.boardReference.findFirstOrThrow()
  await db.boardReference.update({ where: { id: reference.id }, data: { email: own } })
  await moveApplication(staff, { application: id, from: 'SUBMITTED', to: 'SCREENING' }, now)
  expect(await mails('board-reference-ask')).toEqual([])
  expect(await askReference(staff, { application: id, reference: reference.id })).toBe('own_address')
  expect(await listReferences(staff, id)).toMatchObject([{ isOwnAddress: true, mayBeAsked: false }])
})

test.each([
  ['ash@example.org', 'Ash+ref@example.org', true],
  ['a.sh@gmail.com', 'ash@googlemail.com', true],
  ['a.sh@example.org', 'ash@example.org', false],
  ['ash@example.org', 'ash@example.com', false],
])('%s and %s lead to one inbox: %s', (one, other, isSame) => {
  expect(isSameInbox(one, other)).toBe(isSame)
})

test('what references say is for cleared reviewers; staff see who has answered; who is recused sees nothing', async () => {
  const { id, staff, token } = await asked()
  await answerReference({ token, ...answers }, later(1))
  const [cleared, undeclared, unassigned, recused] = [
    await createGranted('REVIEWER'),
    await createGranted('REVIEWER'),
    await createGranted('REVIEWER'),
    await createGranted('REVIEWER'),
  ]
  for (const who of [cleared, undeclared, recused]) {
    await assignReviewers(staff, { application: id, reviewer: who.personId })
  }
  await declareConflict(cleared, { application: id, conflict: null })
  await declareConflict(recused, { application: id, conflict: 'FAMILY' })
  expect(await readReferences(cleared, id)).toMatchObject([{ name: 'Bo Lind', brings: 'Patience.' }])
  for (const who of [undeclared, unassigned, recused]) expect(await readReferences(who, id)).toEqual([])
  const process = await listReferences(staff, id)
  expect(process).toMatchObject([{ seq: 1, answeredAt: later(1) }])
  expect(JSON.stringify(process)).not.toMatch(/Bo Lind|bo@|Patience/)
  expect(await listReferences(recused, id)).toEqual([])
})

test('who may not steer asks nobody, and nobody is asked before it is read', async () => {
  const { id } = await createApplication({ state: 'SUBMITTED' })
  const reference = await db.boardReference.findFirstOrThrow()
  const ask = { application: id, reference: reference.id }
  expect(await askReference(await createGranted('REVIEWER'), ask)).toBe('not_allowed')
  expect(await askReference(await createGranted('STAFF'), ask)).toBe('not_now')
})

test('with the application goes what its references said, and in the log of mails their addresses', async () => {
  const reviewer = await createGranted('REVIEWER')
  await setRules(reviewer, { quorum: 'MAJORITY', keepMonths: 6, criteria: [{ label: 'Time', weight: 1 }] })
  const { id, token } = await asked()
  await answerReference({ token, ...answers }, later(1))
  await withdrawApplication(linkToken('application', id, 1), later(2))
  await eraseApplications(async () => {}, later(180))
  expect(await db.boardReference.count()).toBe(1)
  await eraseApplications(async () => {}, later(200))
  expect(await db.boardReference.count()).toBe(0)
  const [mail] = await mails('board-reference-ask')
  expect(mail).toMatchObject({ text: '', html: '', state: 'STALE' })
  expect(JSON.stringify(mail)).not.toContain('bo@example.org')
  expect(await findReference(token)).toBeNull()
})
