import { beforeEach, expect, test } from 'vitest'
import { letterTemplate } from '@/lib/board/letter/letter-text'
import { readLetter } from '@/lib/board/letter/read-letter'
import { sendDueLetters, sendLetter, takeLetterBack } from '@/lib/board/letter/send-letter'
import { moveApplication } from '@/lib/board/move-application'
import { declareConflict } from '@/lib/board/review/declare-conflict'
import { setRules } from '@/lib/board/review/set-rules'
import { db, type VoteChoice } from '@/lib/db'
import type { Granted } from '@/lib/people/granted'
import { createApplication, createCleared, resetDatabase } from '@/prisma/factories'
import { castVote } from './cast-vote'
import { closeVote } from './close-vote'
import { closeDueVotes } from './close-votes'
import { openVote } from './open-vote'
import { listDecisions, readVotes } from './vote-queries'

const now = new Date('2026-06-08T18:00:00Z')
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)

beforeEach(resetDatabase)

async function vote(who: Granted<'REVIEWER'>, application: string, choice: VoteChoice, at = now) {
  const round = await db.boardRound.findFirstOrThrow({
    where: { applicationId: application },
    orderBy: { openedAt: 'desc' },
  })
  return castVote(who, { application, round: round.id, choice }, at)
}

async function beforeTheBoard(count: number) {
  const { id, email } = await createApplication({ state: 'VOTE' })
  const board: Granted<'REVIEWER'>[] = []
  for (let seat = 0; seat < count; seat++) board.push(await createCleared(id))
  const [first, second, third] = board
  if (!first || !second || !third) throw new Error('The board is too small')
  expect(await openVote(first, { application: id, hours: 48 }, now)).toBe('opened')
  return { id, email, first, second, third }
}

const results = (id: string) =>
  db.boardRound.findMany({
    where: { applicationId: id },
    select: { outcome: true, yes: true, no: true, abstain: true, voters: true, quorum: true, recused: true },
    orderBy: { openedAt: 'asc' },
  })

test('nobody sees the count before their own vote is in; the last vote closes it, and the result is locked', async () => {
  const { id, first, second, third } = await beforeTheBoard(3)
  await vote(first, id, 'YES')
  expect((await readVotes(second, id)).open).toMatchObject({ own: null, cast: 1, count: null })
  expect((await readVotes(first, id)).open).toMatchObject({ own: 'YES', count: { YES: 1 } })
  await vote(second, id, 'YES')
  await vote(second, id, 'NO')
  await vote(third, id, 'YES')
  expect(await results(id)).toEqual([
    { outcome: 'ACCEPT', yes: 2, no: 1, abstain: 0, voters: 3, quorum: 2, recused: 0 },
  ])
  expect(await vote(second, id, 'YES')).toBe('closed')
  expect(await openVote(first, { application: id, hours: 2 }, now)).toBe('decided')
  await expect(db.boardRound.updateMany({ data: { yes: 9 } })).rejects.toThrow()
  await expect(db.boardRound.updateMany({ data: { applicationId: null, yes: 9 } })).rejects.toThrow()
  await expect(db.boardVote.updateMany({ data: { choice: 'NO' } })).rejects.toThrow()
})

test('two votes of one person at once are one vote', async () => {
  const { id, first } = await beforeTheBoard(3)
  expect(await Promise.all([vote(first, id, 'YES'), vote(first, id, 'NO')])).toEqual(['voted', 'voted'])
  expect(await db.boardVote.count()).toBe(1)
})

test('a vote at the moment of closing counts whole or not at all', async () => {
  const { id, first, second } = await beforeTheBoard(3)
  await vote(first, id, 'NO')
  const [cast] = await Promise.all([
    vote(second, id, 'NO', later(47.999)),
    closeDueVotes(later(48)),
    closeDueVotes(later(48)),
  ])
  const counted = cast === 'voted'
  expect(cast).toBe(counted ? 'voted' : 'closed')
  expect(await results(id)).toMatchObject([{ outcome: counted ? 'DECLINE' : 'NO_QUORUM', no: counted ? 2 : 1 }])
  expect(await db.boardVote.count()).toBe(counted ? 2 : 1)
  expect(await vote(first, id, 'YES', later(49))).toBe('closed')
})

test('a vote in a meeting is closed early once the quorum has voted, and one apart is not', async () => {
  const { id } = await createApplication({ state: 'VOTE' })
  const [first, second, absent] = [await createCleared(id), await createCleared(id), await createCleared(id)]
  await openVote(first, { application: id, hours: 2 }, now)
  const { id: round } = await db.boardRound.findFirstOrThrow()
  const close = () => closeVote(first, { application: id, round }, later(1))
  await castVote(first, { application: id, round, choice: 'YES' }, now)
  expect(await close()).toBe('quorum_missing')
  await castVote(second, { application: id, round, choice: 'YES' }, now)
  expect(await close()).toBe('vote_closed')
  expect(await close()).toBe('closed')
  expect((await readVotes(first, id)).closed).toMatchObject([{ outcome: 'ACCEPT', yes: 2, voters: 3 }])
  expect(await castVote(absent, { application: id, round, choice: 'NO' }, now)).toBe('closed')

  const other = await createApplication({ state: 'VOTE' })
  await db.boardReview.create({ data: { applicationId: other.id, reviewerId: first.personId, declaredAt: now } })
  await openVote(first, { application: other.id, hours: 72 }, now)
  const apart = await db.boardRound.findFirstOrThrow({ where: { applicationId: other.id } })
  expect(await closeVote(first, { application: other.id, round: apart.id }, now)).toBe('apart')
})

test('a tie and a missed quorum leave it before the board for another vote', async () => {
  const { id, first, second } = await beforeTheBoard(3)
  await vote(first, id, 'YES')
  await closeDueVotes(later(47))
  expect(await results(id)).toMatchObject([{ outcome: null }])
  await closeDueVotes(later(48))
  await openVote(first, { application: id, hours: 2 }, later(49))
  expect(await openVote(second, { application: id, hours: 2 }, later(49))).toBe('open_already')
  await vote(first, id, 'YES', later(50))
  await vote(second, id, 'NO', later(50))
  await closeDueVotes(later(51))
  expect(await results(id)).toMatchObject([{ outcome: 'NO_QUORUM' }, { outcome: 'TIE' }])
  expect(await db.boardApplication.findFirstOrThrow({ select: { state: true } })).toEqual({ state: 'VOTE' })
  expect(await sendLetter(first, { application: id, text: 'Dear' }, later(52))).toBe('no_decision')
})

test('who is recused, or no reviewer any more, is counted neither among the votes nor for the quorum', async () => {
  const { id, first, second, third } = await beforeTheBoard(4)
  await vote(first, id, 'YES')
  await vote(second, id, 'NO')
  await vote(third, id, 'YES')
  await declareConflict(second, { application: id, conflict: 'WORK' }, later(1))
  await db.grant.updateMany({ where: { personId: third.personId }, data: { revokedAt: now } })
  await closeDueVotes(later(48))
  expect(await results(id)).toEqual([
    { outcome: 'NO_QUORUM', yes: 1, no: 0, abstain: 0, voters: 2, quorum: 2, recused: 1 },
  ])
})

test('a recusal of the last who was waited for closes the vote', async () => {
  const { id, first, second, third } = await beforeTheBoard(3)
  await vote(first, id, 'YES')
  await vote(second, id, 'YES')
  await declareConflict(third, { application: id, conflict: 'FAMILY' }, later(1))
  expect(await results(id)).toMatchObject([{ outcome: 'ACCEPT', voters: 2, recused: 1 }])
})

test('an application is not paused while a vote is open', async () => {
  const { id, first } = await beforeTheBoard(3)
  expect(await moveApplication(first, { application: id, from: 'VOTE', to: 'PAUSED' })).toBe('busy')
})

// ── The letter ───────────────────────────────────────────────────────────────

async function decided(choice: VoteChoice) {
  const board = await beforeTheBoard(3)
  for (const who of [board.first, board.second, board.third]) await vote(who, board.id, choice)
  return board
}

const state = async () => (await db.boardApplication.findFirstOrThrow({ select: { state: true } })).state
const letters = () => db.mailMessage.findMany({ where: { template: 'board-letter' } })

test('the letter leaves once, ten minutes after the press, and only then the application is accepted', async () => {
  const { id, email, first, second } = await decided('YES')
  const text = letterTemplate('ACCEPTED', 'Ash Rivera')
  const press = (who: Granted<'REVIEWER'>) => sendLetter(who, { application: id, text }, now)
  expect((await Promise.all([press(first), press(second), press(first)])).sort()).toEqual([
    'leaves',
    'leaves_already',
    'leaves_already',
  ])
  await sendDueLetters(later(9 / 60))
  expect([await state(), await letters()]).toEqual(['VOTE', []])
  await Promise.all([sendDueLetters(later(10 / 60)), sendDueLetters(later(10 / 60))])
  expect(await state()).toBe('ACCEPTED')
  expect(await letters()).toMatchObject([{ toAddress: email, text: expect.stringContaining('glad to have you') }])
  expect(await takeLetterBack(first, id)).toBe('too_late')
  expect(await press(second)).toBe('sent_already')
})

test('a letter taken back does not leave, keeps its words, and leaves after the next press', async () => {
  const { id, first } = await decided('NO')
  await setRules(first, { quorum: 'MAJORITY', keepMonths: 6, criteria: [{ label: 'Time', weight: 1 }] })
  await sendLetter(first, { application: id, text: 'Dear Ash, no.' }, now)
  expect(await takeLetterBack(first, id)).toBe('taken_back')
  await sendDueLetters(later(1))
  expect([await state(), await letters()]).toEqual(['VOTE', []])
  expect((await readLetter(first, id))?.letter).toMatchObject({ text: 'Dear Ash, no.', leavesAt: null })
  await sendLetter(first, { application: id, text: 'Dear Ash, not now.' }, later(1))
  await sendDueLetters(later(1.1))
  expect(await letters()).toEqual([])
  await sendDueLetters(later(2))
  expect(await state()).toBe('DECLINED')
  expect(await letters()).toMatchObject([{ text: expect.stringContaining('Dear Ash, not now.') }])
})

test('a decision is a line for the minutes', async () => {
  const { first } = await decided('NO')
  expect(await listDecisions(first)).toMatchObject([
    { outcome: 'DECLINE', no: 3, voters: 3, quorum: 2, application: { name: 'Ash Rivera' } },
  ])
})
