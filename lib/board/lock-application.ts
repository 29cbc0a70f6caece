import { ApplicationState, type Tx } from '@/lib/db'
import { canMove } from './application-state'

/** A live grant of a reviewer. */
export const liveReviewer = { role: 'REVIEWER', revokedAt: null } as const

/**
 * Locks an application's row until the transaction ends, then reads what decides about it: whatever moves it, declares,
 * scores, votes or sends its letter holds this lock. Null when there is none.
 */
export async function lockApplication(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT "id" FROM "BoardApplication" WHERE "id" = ${id}::uuid FOR UPDATE`
  return tx.boardApplication.findUnique({
    where: { id },
    select: {
      id: true,
      personId: true,
      name: true,
      submittedAt: true,
      state: true,
      pausedFrom: true,
      linkVersion: true,
      person: { select: { email: true } },
      reviews: {
        select: {
          id: true,
          reviewerId: true,
          declaredAt: true,
          conflict: true,
          reviewer: { select: { grants: { where: liveReviewer, select: { id: true } } } },
        },
      },
      rounds: {
        select: { id: true, quorumRule: true, openedAt: true, closesAt: true, closedAt: true, outcome: true },
        orderBy: { openedAt: 'asc' },
      },
      letter: { select: { id: true, leavesAt: true, sentAt: true, eraseAfter: true } },
    },
  })
}

export type LockedApplication = NonNullable<Awaited<ReturnType<typeof lockApplication>>>

/** Who votes on it: everybody assigned who is a reviewer now and not recused. Who has not declared counts, and cannot vote yet. */
export function votersOf({ personId, reviews }: LockedApplication): string[] {
  return reviews
    .filter(({ reviewerId, conflict, reviewer }) => !conflict && reviewer.grants.length > 0 && reviewerId !== personId)
    .map(({ reviewerId }) => reviewerId)
}

/** The vote that is open, if one is. */
export function openRoundOf({ rounds }: LockedApplication) {
  return rounds.find(({ closedAt }) => closedAt === null)
}

/** Every reviewer there is now, but for the applicant. */
export async function assignEverybody(tx: Tx, application: { id: string; personId: string }): Promise<string[]> {
  const reviewers = await tx.person.findMany({
    where: { id: { not: application.personId }, grants: { some: liveReviewer } },
    select: { id: true },
  })
  const assigned = await tx.boardReview.createManyAndReturn({
    data: reviewers.map(({ id }) => ({ applicationId: application.id, reviewerId: id })),
    skipDuplicates: true,
    select: { reviewerId: true },
  })
  return assigned.map(({ reviewerId }) => reviewerId)
}

/** Moves a locked application and writes it down; false where the way does not lead there. */
export async function transition(
  tx: Tx,
  { id, state, pausedFrom }: LockedApplication,
  to: ApplicationState,
  actor: string,
  now: Date,
): Promise<boolean> {
  if (!canMove({ state, pausedFrom }, to)) return false
  const { count } = await tx.boardApplication.updateMany({
    where: { id, state },
    data: { state: to, pausedFrom: to === ApplicationState.PAUSED ? state : null, stateSince: now },
  })
  if (count === 0) return false
  await tx.auditEntry.create({
    data: { actor, action: 'application.moved', subject: `application:${id}`, details: { from: state, to } },
  })
  return true
}
