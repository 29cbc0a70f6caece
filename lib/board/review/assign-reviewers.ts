import { isClosed } from '@/lib/board/application-state'
import { assignEverybody, lockApplication } from '@/lib/board/lock-application'
import { standingOf } from '@/lib/board/standing'
import { db } from '@/lib/db'
import { type Reviewer, type Staff, withGrant } from '@/lib/people/granted'

export type AssignOutcome =
  | 'assigned'
  /** Who is recused has no say in who reviews. */
  | 'not_allowed'
  /** They are no reviewer, or it is their own application. */
  | 'not_a_reviewer'
  | 'over'
  | 'unknown'

/** Assigns one reviewer to an application, or every reviewer there is now. Who is assigned already stays as they are. */
export async function assignReviewers(
  who: Staff | Reviewer,
  { application: id, reviewer }: { application: string; reviewer: string | 'all' },
): Promise<AssignOutcome> {
  const isReviewer = reviewer === 'all' || (await withGrant(reviewer, 'REVIEWER')) !== null
  return db.$transaction(async (tx): Promise<AssignOutcome> => {
    const application = await lockApplication(tx, id)
    if (!application) return 'unknown'
    if (standingOf(who.personId, application) === 'recused') return 'not_allowed'
    if (isClosed(application.state)) return 'over'
    if (!isReviewer || reviewer === application.personId) return 'not_a_reviewer'
    const assigned =
      reviewer === 'all'
        ? await assignEverybody(tx, application)
        : (
            await tx.boardReview.createManyAndReturn({
              data: [{ applicationId: id, reviewerId: reviewer }],
              skipDuplicates: true,
            })
          ).map(({ reviewerId }) => reviewerId)
    if (assigned.length > 0) {
      await tx.auditEntry.create({
        data: {
          actor: `person:${who.personId}`,
          action: 'application.assigned',
          subject: `application:${id}`,
          details: { reviewers: assigned },
        },
      })
    }
    return 'assigned'
  })
}
