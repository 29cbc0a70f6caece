import { lockApplication, openRoundOf, votersOf } from '@/lib/board/lock-application'
import { maySteer } from '@/lib/board/standing'
import { db } from '@/lib/db'
import type { Reviewer, Staff } from '@/lib/people/granted'
import { closeRound } from './close-votes'
import { isInMeeting, quorumOf } from './count-votes'

export type CloseVoteOutcome =
  | 'vote_closed'
  /** Who votes apart was told a day, and has until then. */
  | 'apart'
  | 'quorum_missing'
  /** It has closed, or another one is open. */
  | 'closed'
  | 'not_allowed'
  | 'unknown'

/** Closes a vote in a meeting before its two hours are over, for whoever is absent; only once the quorum has voted. */
export async function closeVote(
  who: Staff | Reviewer,
  { application: id, round: roundId }: { application: string; round: string },
  now = new Date(),
): Promise<CloseVoteOutcome> {
  return db.$transaction(async (tx): Promise<CloseVoteOutcome> => {
    const application = await lockApplication(tx, id)
    if (!application) return 'unknown'
    if (!maySteer(who, application)) return 'not_allowed'
    const round = openRoundOf(application)
    if (round?.id !== roundId) return 'closed'
    if (!isInMeeting(round)) return 'apart'
    const voters = votersOf(application)
    const cast = await tx.boardVote.count({ where: { roundId, voterId: { in: voters } } })
    if (voters.length === 0 || cast < quorumOf(round.quorumRule, voters.length)) return 'quorum_missing'
    await closeRound(tx, application, now, `person:${who.personId}`)
    return 'vote_closed'
  })
}
