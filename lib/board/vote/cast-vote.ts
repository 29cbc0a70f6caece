import { lockApplication, openRoundOf } from '@/lib/board/lock-application'
import { standingOf } from '@/lib/board/standing'
import { db, type VoteChoice } from '@/lib/db'
import type { Reviewer } from '@/lib/people/granted'
import { closeIfAllVoted } from './close-votes'

export type VoteCastOutcome = 'voted' | 'closed' | 'not_cleared' | 'unknown'

/**
 * A reviewer's vote, or another one in its place while the vote is open. The last one closes it. How somebody voted is in
 * no audit: only that they did.
 */
export async function castVote(
  reviewer: Reviewer,
  { application: id, round: roundId, choice }: { application: string; round: string; choice: VoteChoice },
  now = new Date(),
): Promise<VoteCastOutcome> {
  return db.$transaction(async (tx): Promise<VoteCastOutcome> => {
    const application = await lockApplication(tx, id)
    if (!application) return 'unknown'
    if (standingOf(reviewer.personId, application) !== 'cleared') return 'not_cleared'
    const round = openRoundOf(application)
    // A page that was open since an earlier vote says nothing about this one.
    if (round?.id !== roundId || round.closesAt <= now) return 'closed'
    await tx.boardVote.upsert({
      where: { roundId_voterId: { roundId, voterId: reviewer.personId } },
      create: { roundId, voterId: reviewer.personId, choice, votedAt: now },
      update: { choice, votedAt: now },
    })
    await tx.auditEntry.create({
      data: { actor: `person:${reviewer.personId}`, action: 'application.voted', subject: `application:${id}` },
    })
    await closeIfAllVoted(tx, application, now)
    return 'voted'
  })
}
