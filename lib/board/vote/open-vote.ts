import { decisionOf } from '@/lib/board/application-state'
import { assignEverybody, lockApplication, openRoundOf, votersOf } from '@/lib/board/lock-application'
import { maySteer } from '@/lib/board/standing'
import { db, QuorumRule } from '@/lib/db'
import { HOUR_MS } from '@/lib/durations'
import type { Reviewer, Staff } from '@/lib/people/granted'

export type OpenVoteOutcome =
  | 'opened'
  | 'open_already'
  /** The board has decided; its result is not voted on again. */
  | 'decided'
  | 'not_before_the_board'
  /** Everybody is recused. */
  | 'nobody'
  | 'not_allowed'
  | 'unknown'

/**
 * Opens a vote for so many hours: a few while the board meets, or days for a vote apart. Every reviewer who is not recused
 * is called to it, and assigned for that where they were not yet.
 */
export async function openVote(
  who: Staff | Reviewer,
  { application: id, hours }: { application: string; hours: number },
  now = new Date(),
): Promise<OpenVoteOutcome> {
  return db.$transaction(async (tx): Promise<OpenVoteOutcome> => {
    const application = await lockApplication(tx, id)
    if (!application) return 'unknown'
    if (!maySteer(who, application)) return 'not_allowed'
    if (openRoundOf(application)) return 'open_already'
    if (decisionOf(application)) return 'decided'
    if (application.state !== 'VOTE') return 'not_before_the_board'
    await assignEverybody(tx, application)
    const called = await lockApplication(tx, id)
    if (!called || votersOf(called).length === 0) return 'nobody'
    const rules = await tx.boardRules.findFirst({ orderBy: { id: 'desc' }, select: { quorum: true } })
    await tx.boardRound.create({
      data: {
        applicationId: id,
        quorumRule: rules?.quorum ?? QuorumRule.MAJORITY,
        openedAt: now,
        closesAt: new Date(now.getTime() + hours * HOUR_MS),
      },
    })
    await tx.auditEntry.create({
      data: {
        actor: `person:${who.personId}`,
        action: 'application.vote-opened',
        subject: `application:${id}`,
        details: { hours, voters: votersOf(called).length },
      },
    })
    return 'opened'
  })
}
