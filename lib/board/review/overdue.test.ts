import { expect, test } from 'vitest'
import { overdue, weekOf } from './overdue'

const now = new Date('2026-06-08T18:00:00Z')
const ago = (days: number) => new Date(now.getTime() - days * 24 * 3_600_000)

const cleared = {
  name: 'Ash',
  assignedAt: ago(9),
  declaredAt: ago(9),
  conflict: null,
  scoredAt: ago(8),
  hasVoted: true,
}
const quiet = {
  state: 'VOTE' as const,
  pausedFrom: null,
  stateSince: ago(1),
  submittedAt: ago(20),
  mayLapse: false,
  answerBy: ago(-7),
  reviews: [cleared],
  rounds: [],
  hasLetter: false,
  references: [],
  interview: null,
}
const open = { closesAt: ago(-2), closedAt: null, outcome: null }
const decided = { closesAt: ago(7), closedAt: ago(7), outcome: 'ACCEPT' }

test.each([
  ['nothing', {}, []],
  [
    'a vote that closes soon',
    { rounds: [open], reviews: [cleared, { ...cleared, name: 'Bo', hasVoted: false }] },
    ['the vote closes on June 10, 2026, 11:00 am Pacific (PDT) without Bo'],
  ],
  ['a vote in which all have voted', { rounds: [open] }, []],
  ['a decision without a letter', { rounds: [decided] }, ['decided, and no letter is sent']],
  ['a letter on its way', { rounds: [decided], hasLetter: true }, []],
  ['scores after the decision', { rounds: [decided], hasLetter: true, reviews: [{ ...cleared, scoredAt: null }] }, []],
  ['a reviewer who is recused', { reviews: [{ ...cleared, conflict: 'WORK', scoredAt: null }] }, []],
  [
    'a reference who declined',
    { references: [{ seq: 1, askedAt: ago(30), answeredAt: null, declinedAt: ago(20) }] },
    [],
  ],
  [
    'an offer of times without an answer',
    { state: 'INTERVIEW' as const, interview: { proposedAt: ago(7), startsAt: null, noneFitsAt: null } },
    ['the applicant has chosen no time to talk'],
  ],
  [
    'a talk that is set',
    { state: 'INTERVIEW' as const, interview: { proposedAt: ago(9), startsAt: ago(-1), noneFitsAt: null } },
    [],
  ],
  [
    'a promise that can still be kept',
    { state: 'SCREENING' as const },
    ['the applicant was told that they hear from us by June 15, 2026'],
  ],
  [
    'a promise about one that rests',
    { state: 'PAUSED' as const, pausedFrom: 'SUBMITTED' as const },
    ['the applicant was told that they hear from us by June 15, 2026'],
  ],
  ['a promise that is two weeks off', { state: 'SCREENING' as const, answerBy: ago(-14) }, []],
  ['an application that rests', { state: 'PAUSED' as const, stateSince: ago(90) }, []],
  [
    'an application that rests for ever',
    { state: 'PAUSED' as const, stateSince: ago(90), mayLapse: true },
    ['sent on May 19, 2026 and not decided: decide, or close it on its page'],
  ],
])('of %s the office hears what it should', (_what, change, said) => {
  expect(overdue({ ...quiet, ...change }, now)).toEqual(said)
})

test('a week begins on Monday', () => {
  expect(['2026-06-07', '2026-06-08', '2026-06-14'].map((day) => weekOf(new Date(day)))).toEqual([
    '2026-06-01',
    '2026-06-08',
    '2026-06-08',
  ])
})
