import { expect, test } from 'vitest'
import type { VoteChoice } from '@/lib/db'
import { countVotes, minutesLine, quorumOf } from './count-votes'

const cast = (yes: number, no: number, abstain: number): VoteChoice[] => [
  ...Array<VoteChoice>(yes).fill('YES'),
  ...Array<VoteChoice>(no).fill('NO'),
  ...Array<VoteChoice>(abstain).fill('ABSTAIN'),
]

test.each([
  ['MAJORITY', [1, 2, 3, 4, 5], [1, 2, 2, 3, 3]],
  ['TWO_THIRDS', [1, 2, 3, 4, 5], [1, 2, 2, 3, 4]],
  ['ALL', [1, 2, 3], [1, 2, 3]],
] as const)('the quorum %s of %j is %j', (rule, voters, needed) => {
  expect(voters.map((count) => quorumOf(rule, count))).toEqual(needed)
})

test.each([
  [3, 1, 1, 5, 'ACCEPT'],
  [1, 2, 0, 5, 'DECLINE'],
  [2, 2, 1, 5, 'TIE'],
  [0, 0, 3, 5, 'TIE'],
  [2, 0, 0, 5, 'NO_QUORUM'],
  [1, 0, 2, 5, 'ACCEPT'],
  [0, 0, 0, 0, 'NO_QUORUM'],
] as const)('%i yes, %i no and %i abstaining of %i is %s', (yes, no, abstain, voters, outcome) => {
  expect(countVotes(cast(yes, no, abstain), voters, 'MAJORITY').outcome).toBe(outcome)
})

test('the line for the minutes says who decided what, by how many, and who was recused', () => {
  const count = countVotes(cast(3, 0, 1), 4, 'MAJORITY')
  expect(minutesLine({ ...count, name: 'Ash Rivera', closedOn: 'June 8, 2026', recused: 1 })).toBe(
    'Application of Ash Rivera to the Board of Directors, vote closed on June 8, 2026: the board decided to accept. 3 yes, 0 no, 1 abstaining, of 4 entitled to vote (quorum 3; 1 recused).',
  )
})
