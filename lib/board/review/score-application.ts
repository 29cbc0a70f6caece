import { isUndecided } from '@/lib/board/application-state'
import { lockApplication } from '@/lib/board/lock-application'
import { standingOf } from '@/lib/board/standing'
import { db } from '@/lib/db'
import type { Reviewer } from '@/lib/people/granted'
import type { GivenScore } from './score-schema'

export type ScoreOutcome =
  | 'scored'
  /** Not assigned, not declared yet, or recused. */
  | 'not_cleared'
  /** It rests, it is over, or the board has decided. */
  | 'closed'
  /** These are not the criteria that belong together. */
  | 'other_criteria'
  | 'unknown'

/**
 * Writes down a reviewer's points and comments, all criteria at once, or writes them anew. They are given by the rules that
 * the form was served with: other rules that the board sets meanwhile rewrite nothing.
 */
export async function scoreApplication(
  reviewer: Reviewer,
  { application: id, rules, scores }: { application: string; rules: string; scores: readonly GivenScore[] },
  now = new Date(),
): Promise<ScoreOutcome> {
  return db.$transaction(async (tx): Promise<ScoreOutcome> => {
    const application = await lockApplication(tx, id)
    if (!application) return 'unknown'
    if (standingOf(reviewer.personId, application) !== 'cleared') return 'not_cleared'
    if (!isUndecided(application)) return 'closed'
    const criteria = await tx.boardCriterion.findMany({ where: { rulesId: rules }, select: { id: true } })
    const asked = criteria.map((criterion) => criterion.id).sort()
    const given = scores.map((score) => score.criterionId).sort()
    if (asked.length === 0 || asked.join() !== given.join()) return 'other_criteria'
    const own = application.reviews.find(({ reviewerId }) => reviewerId === reviewer.personId)
    if (!own) return 'not_cleared'
    await tx.boardScore.deleteMany({ where: { reviewId: own.id } })
    await tx.boardScore.createMany({ data: scores.map((score) => ({ reviewId: own.id, ...score })) })
    await tx.boardReview.update({ where: { id: own.id }, data: { scoredAt: now } })
    await tx.auditEntry.create({
      data: {
        actor: `person:${reviewer.personId}`,
        action: 'application.scored',
        subject: `application:${id}`,
      },
    })
    return 'scored'
  })
}
