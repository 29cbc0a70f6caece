import { beforeEach, expect, test } from 'vitest'
import { sendDueLetters } from '@/lib/board/letter/send-letter'
import { sendDigests } from '@/lib/board/review/send-digests'
import { db } from '@/lib/db'
import { emptyForm, parseForm } from '@/lib/form'
import { linkToken } from '@/lib/links'
import { eraseOver } from '@/lib/office/retention/erase-over'
import { changeSetting } from '@/lib/settings'
import { createApplication, createGranted, resetDatabase } from '@/prisma/factories'
import { askDisclosures, findDisclosure, giveDisclosure } from './disclosures'
import { addMember, saveMember } from './keep-members'
import { listLateMembers, listMembers, listOwnSteps, readDisclosures, readMember } from './member-queries'
import { disclosureSchema, memberSchema, stepsSchema, tickSchema } from './member-schema'
import { setSteps, tickStep } from './steps'

const now = new Date('2026-06-08T18:00:00Z')
const later = (days: number) => new Date(now.getTime() + days * 24 * 3_600_000)
const day = (text: string) => new Date(`${text}T00:00:00Z`)

beforeEach(resetDatabase)

const term = { office: null, startsOn: day('2026-01-10'), termEndsOn: null }
const wren = { name: 'Wren Alder', email: 'wren@example.org', ...term }
const mails = () => db.mailMessage.findMany({ where: { template: 'board-disclosure' }, orderBy: { id: 'asc' } })

async function serving(member: Partial<typeof wren> = {}) {
  const staff = await createGranted('STAFF')
  expect(await addMember(staff, { ...wren, ...member })).toBe('added')
  return { staff, member: await db.boardMember.findFirstOrThrow({ orderBy: { createdAt: 'desc' } }) }
}

async function asked() {
  const { staff, member } = await serving()
  await askDisclosures(now)
  const disclosure = await db.boardDisclosure.findFirstOrThrow()
  return { staff, member, disclosure, token: linkToken('disclosure', disclosure.id, 1) }
}

const nothing = { hasInterests: false, interests: null, affirmedName: 'Wren Alder' }

test('the letter that accepts puts somebody on the board once, and one that declines does not', async () => {
  for (const outcome of ['ACCEPT', 'DECLINE'] as const) {
    const { id, personId } = await createApplication({ state: 'VOTE', name: outcome })
    const count = { yes: 1, no: 0, abstain: 0, voters: 1, quorum: 1, recused: 0 }
    const round = { quorumRule: 'MAJORITY' as const, openedAt: later(-2), closesAt: later(-1), closedAt: later(-1) }
    await db.boardRound.create({ data: { applicationId: id, outcome, ...round, ...count } })
    await db.boardLetter.create({ data: { applicationId: id, text: 'Dear', writtenById: personId, leavesAt: now } })
  }
  await Promise.all([sendDueLetters(later(1)), sendDueLetters(later(1))])
  const staff = await createGranted('STAFF')
  expect(await listMembers(staff)).toMatchObject([{ name: 'ACCEPT', startsOn: null, leftOn: null }])
})

test('nobody serves twice at once; who has left is added anew when they come back', async () => {
  const { staff, member } = await serving()
  expect((await Promise.all([addMember(staff, wren), addMember(staff, wren)])).sort()).toEqual([
    'serves_already',
    'serves_already',
  ])
  const left = { member: member.id, ...term, leftOn: day('2026-05-01') }
  expect(await saveMember(staff, left)).toBe('saved')
  expect(await saveMember(staff, left)).toBe('has_left')
  expect((await Promise.all([addMember(staff, wren), addMember(staff, wren)])).sort()).toEqual([
    'added',
    'serves_already',
  ])
})

test('a step is ticked once and unticked, and what is taken off the list is owed no more', async () => {
  const { staff, member } = await serving()
  await setSteps(staff, ['Meets the others', 'Reads the bylaws'], now)
  const [first] = await db.boardStep.findMany({ orderBy: { position: 'asc' } })
  const tick = (done: boolean) => tickStep(staff, { member: member.id, step: `${first?.id}`, done }, now)
  const left = async () => (await listMembers(staff, now))[0]?.stepsLeft
  await Promise.all([tick(true), tick(true)])
  expect(await left()).toBe(1)
  await setSteps(staff, ['Reads the bylaws', 'Meets the others'], now)
  expect((await readMember(staff, member.id))?.steps.map(({ doneAt }) => doneAt)).toEqual([null, now])
  await tick(false)
  expect(await left()).toBe(2)
  await setSteps(staff, ['Meets the others'], now)
  expect(await left()).toBe(1)
})

test('every year whoever serves is asked once for a disclosure, and reminded once; not who has left or not begun', async () => {
  const { staff } = await serving()
  await addMember(staff, { ...wren, email: 'soon@example.org', startsOn: day('2026-09-01') })
  await addMember(staff, { ...wren, email: 'unset@example.org', startsOn: null })
  await Promise.all([askDisclosures(now), askDisclosures(now)])
  await askDisclosures(later(13))
  expect((await mails()).map(({ toAddress }) => toAddress)).toEqual(['wren@example.org'])
  await Promise.all([askDisclosures(later(14)), askDisclosures(later(14))])
  await askDisclosures(later(60))
  expect((await mails()).map(({ subject }) => subject.slice(0, 10))).toEqual(['Your discl', 'A reminder'])
  await askDisclosures(new Date('2027-01-01T09:00:00Z'))
  expect(await db.boardDisclosure.count({ where: { year: 2027 } })).toBe(2)
})

test('a disclosure is given once by its link, and stands', async () => {
  const { staff, member, token } = await asked()
  expect((await listMembers(staff, now))[0]?.owesDisclosure).toBe(true)
  const give = () => giveDisclosure({ token, ...nothing }, later(1))
  expect((await Promise.all([give(), give()])).sort()).toEqual(['given', 'given_already'])
  expect((await listMembers(staff, now))[0]?.owesDisclosure).toBe(false)
  await expect(db.boardDisclosure.updateMany({ data: { hasInterests: true, interests: 'A lot.' } })).rejects.toThrow()
  const reviewer = await createGranted('REVIEWER')
  expect(await readDisclosures(reviewer, member.id)).toMatchObject([{ year: 2026, affirmedName: 'Wren Alder' }])
  expect(JSON.stringify(await readMember(staff, member.id))).not.toContain('affirmedName')
})

test('a foreign, changed or outdated link opens no disclosure', async () => {
  const { disclosure, token } = await asked()
  expect(await findDisclosure(token)).toMatchObject({ year: 2026, answeredAt: null })
  for (const wrong of [
    `${token}x`,
    linkToken('reference', disclosure.id, 1),
    linkToken('disclosure', disclosure.id, 2),
  ]) {
    expect(await findDisclosure(wrong)).toBeNull()
    expect(await giveDisclosure({ token: wrong, ...nothing })).toBe('unknown')
  }
})

test('what members owe for a month is in the office’s weekly mail', async () => {
  await changeSetting('officeEmail', 'office@example.org')
  const { staff } = await asked()
  await setSteps(staff, ['Reads the bylaws'], now)
  await sendDigests(later(29))
  await sendDigests(later(36))
  const told = await db.mailMessage.findMany({ where: { template: 'board-waiting' }, orderBy: { id: 'asc' } })
  expect(told.at(-1)?.text).toContain('Wren Alder: the disclosure for 2026 is not given; not done: Reads the bylaws.')
})

test('whose first day is not set a month after the letter is in that mail too', async () => {
  await serving()
  await db.boardMember.updateMany({ data: { startsOn: null, createdAt: now } })
  expect(await listLateMembers(later(29))).toEqual([])
  expect(await listLateMembers(later(31))).toMatchObject([{ waits: ['their first day on the board is not set'] }])
})

test('who is accepted sees what comes before the first meeting, and nobody else does', async () => {
  const staff = await createGranted('STAFF')
  await setSteps(staff, ['Meet the others', 'Read the bylaws'])
  const { id, personId } = await createApplication({ state: 'ACCEPTED' })
  const other = await createApplication({ state: 'VOTE' })
  const member = await db.boardMember.create({ data: { personId } })
  const [step] = await db.boardStep.findMany({ orderBy: { position: 'asc' } })
  await tickStep(staff, { member: member.id, step: step?.id ?? '', done: true })
  expect((await listOwnSteps(id)).map(({ label, isDone }) => [label, isDone])).toEqual([
    ['Meet the others', true],
    ['Read the bylaws', false],
  ])
  expect(await listOwnSteps(other.id)).toEqual([])
  await db.boardMember.update({ where: { id: member.id }, data: { leftOn: now } })
  expect(await listOwnSteps(id)).toEqual([])
})

test('disclosures are erased seven years after their year, and the term stays', async () => {
  await asked()
  await eraseOver(new Date('2033-12-31T12:00:00Z'))
  expect(await db.boardDisclosure.count()).toBe(1)
  await eraseOver(new Date('2034-01-02T12:00:00Z'))
  expect(await db.boardDisclosure.count()).toBe(0)
  expect(await db.boardMember.count()).toBe(1)
})

test('an interest that is said to be there is named, and days are in order', () => {
  const given = { token: 'a', affirmed: 'yes', affirmedName: 'Wren' }
  const wrong = disclosureSchema.safeParse({ ...given, hasInterests: 'yes', interests: ' ' })
  expect(wrong.error?.issues.map(({ path }) => path[0])).toEqual(['interests'])
  expect(disclosureSchema.parse({ ...given, hasInterests: 'no', interests: 'left over' })).toMatchObject({
    interests: null,
  })
  const days = { member: '018f0000-0000-7000-8000-000000000000', office: '', startsOn: '2026-02-01', leftOn: '' }
  expect(memberSchema.safeParse({ ...days, termEndsOn: '2026-01-01' }).success).toBe(false)
  expect(memberSchema.safeParse({ ...days, termEndsOn: '' }).success).toBe(true)
  expect(stepsSchema.parse({ steps: ' One \r\n\r\nTwo\r\nOne' }).steps).toEqual(['One', 'Two'])
})

test('a press that does not say which step of whom it ticks is told so in a sentence', () => {
  const parsed = parseForm(tickSchema, new FormData(), emptyForm)
  expect(parsed.ok || Object.values(parsed.state.errors)).toEqual([
    'Reload this page: it does not say whose step this is',
    'Reload this page: it does not say which step this is',
    'Reload this page: it does not say whether the step is done',
  ])
})
