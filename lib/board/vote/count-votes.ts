import { MEETING_HOURS } from '@/lib/board/choices'
import type { QuorumRule, VoteChoice, VoteOutcome } from '@/lib/db'
import { HOUR_MS } from '@/lib/durations'

/** How many of so many voters must vote for the vote to count. */
export function quorumOf(rule: QuorumRule, voters: number): number {
  if (rule === 'ALL') return voters
  return rule === 'TWO_THIRDS' ? Math.ceil((voters * 2) / 3) : Math.floor(voters / 2) + 1
}

/** Whether a vote was opened for the time of a meeting. */
export function isInMeeting({ openedAt, closesAt }: { openedAt: Date; closesAt: Date }): boolean {
  return closesAt.getTime() - openedAt.getTime() <= MEETING_HOURS * HOUR_MS
}

export type Count = { outcome: VoteOutcome; yes: number; no: number; abstain: number; voters: number; quorum: number }

/** The result of a vote. Who abstains is there, so the quorum counts them; the decision is between yes and no. */
export function countVotes(choices: readonly VoteChoice[], voters: number, rule: QuorumRule): Count {
  const many = (choice: VoteChoice) => choices.filter((cast) => cast === choice).length
  const [yes, no, abstain, quorum] = [many('YES'), many('NO'), many('ABSTAIN'), quorumOf(rule, voters)]
  // Where nobody is left to vote, no quorum is ever there.
  const isThere = voters > 0 && choices.length >= quorum
  const outcome = !isThere ? 'NO_QUORUM' : yes > no ? 'ACCEPT' : no > yes ? 'DECLINE' : 'TIE'
  return { outcome, yes, no, abstain, voters, quorum }
}

const outcomes: Record<VoteOutcome, string> = {
  ACCEPT: 'Accept',
  DECLINE: 'Decline',
  TIE: 'A tie',
  NO_QUORUM: 'Too few voted',
}

export function outcomeInWords(outcome: VoteOutcome): string {
  return outcomes[outcome]
}

const decided: Record<VoteOutcome, string> = {
  ACCEPT: 'the board decided to accept',
  DECLINE: 'the board decided to decline',
  TIE: 'the vote was a tie, and nothing is decided',
  NO_QUORUM: 'the quorum was missed, and nothing is decided',
}

/** The line that the minutes take over. `closedOn` is printed. */
export function minutesLine({
  name,
  closedOn,
  recused,
  ...count
}: Count & { name: string; closedOn: string; recused: number }): string {
  const { yes, no, abstain, voters, quorum } = count
  const out = recused > 0 ? `; ${recused} recused` : ''
  return `Application of ${name} to the Board of Directors, vote closed on ${closedOn}: ${decided[count.outcome]}. ${yes} yes, ${no} no, ${abstain} abstaining, of ${voters} entitled to vote (quorum ${quorum}${out}).`
}
