import type { ConflictKind } from '@/lib/db'
import { isStaff, type Reviewer, type Staff } from '@/lib/people/granted'

/** How a reviewer stands to one application. Only who is cleared reads, scores and votes. */
export type Standing = 'unassigned' | 'undeclared' | 'cleared' | 'recused'

type Review = { reviewerId: string; declaredAt: Date | null; conflict: ConflictKind | null }

/** Nobody reviews their own application: to it they are recused, whatever was declared. */
export function standingOf(personId: string, application: { personId: string; reviews: readonly Review[] }): Standing {
  if (application.personId === personId) return 'recused'
  const own = application.reviews.find((review) => review.reviewerId === personId)
  if (!own) return 'unassigned'
  if (own.conflict) return 'recused'
  return own.declaredAt ? 'cleared' : 'undeclared'
}

/** Whether somebody may steer it on its way: staff, and reviewers who are cleared; never who is recused from it. */
export function maySteer(who: Staff | Reviewer, application: Parameters<typeof standingOf>[1]): boolean {
  const standing = standingOf(who.personId, application)
  return standing === 'cleared' || (standing !== 'recused' && isStaff(who))
}

/** Of an application's query: only what this person may read, by their own declaration. */
export function clearedFor(personId: string) {
  return {
    personId: { not: personId },
    reviews: { some: { reviewerId: personId, declaredAt: { not: null }, conflict: null } },
  }
}

/** Of an application's query: nothing of what this person is recused from. */
export function notRecused(personId: string) {
  return { personId: { not: personId }, reviews: { none: { reviewerId: personId, conflict: { not: null } } } }
}
