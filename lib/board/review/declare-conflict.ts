import { isClosed } from '@/lib/board/application-state'
import { joinOrLeaveTalk } from '@/lib/board/interview/call-off-talk'
import { lockApplication } from '@/lib/board/lock-application'
import { standingOf } from '@/lib/board/standing'
import { closeIfAllVoted } from '@/lib/board/vote/close-votes'
import { type ConflictKind, db } from '@/lib/db'
import type { Reviewer } from '@/lib/people/granted'

export type DeclareOutcome =
  | 'declared'
  | 'not_assigned'
  /** A recusal stands: nobody takes their own back. */
  | 'recused_before'
  | 'over'
  | 'unknown'

/**
 * What a reviewer declares before they may read an application: no conflict (null), or the kind of one, which recuses
 * them. Recusing is possible at any time while it is open: they read nothing more of it, their scores leave the mean, and
 * a vote of theirs that is not counted yet is taken out.
 */
export async function declareConflict(
  reviewer: Reviewer,
  { application: id, conflict }: { application: string; conflict: ConflictKind | null },
  now = new Date(),
): Promise<DeclareOutcome> {
  return db.$transaction(async (tx): Promise<DeclareOutcome> => {
    const application = await lockApplication(tx, id)
    if (!application) return 'unknown'
    if (isClosed(application.state)) return 'over'
    const standing = standingOf(reviewer.personId, application)
    if (standing === 'unassigned') return 'not_assigned'
    if (standing === 'recused') return 'recused_before'
    if (standing === 'cleared' && conflict === null) return 'declared'
    await tx.boardReview.updateMany({
      where: { applicationId: id, reviewerId: reviewer.personId },
      data: { declaredAt: now, conflict },
    })
    await tx.auditEntry.create({
      data: {
        actor: `person:${reviewer.personId}`,
        action: conflict ? 'application.recused' : 'application.declared',
        subject: `application:${id}`,
        ...(conflict ? { details: { conflict } } : {}),
      },
    })
    await joinOrLeaveTalk(tx, application, reviewer, conflict ? 'left' : 'set', now)
    if (conflict) {
      await tx.boardVote.deleteMany({
        where: { voterId: reviewer.personId, round: { applicationId: id, closedAt: null } },
      })
      const recused = await lockApplication(tx, id)
      if (recused) await closeIfAllVoted(tx, recused, now)
    }
    return 'declared'
  })
}
