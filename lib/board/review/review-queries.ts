import { decisionOf, isClosed, isUndecided, movesFrom } from '@/lib/board/application-state'
import { liveReviewer } from '@/lib/board/lock-application'
import { findKeepMonths, mayLapse } from '@/lib/board/own/keep'
import { clearedFor, maySteer, standingOf } from '@/lib/board/standing'
import { db } from '@/lib/db'
import type { Reviewer, Staff } from '@/lib/people/granted'
import { spread, weighted } from './scoring'

/**
 * Where an application stands and who has done what for it: the process alone, no word of what it says or of what anybody
 * thinks. What whoever asks may do follows from it, and is asked again under the lock.
 */
export async function readProcess(who: Staff | Reviewer, id: string, now = new Date()) {
  const found = await db.boardApplication.findUnique({
    where: { id },
    select: {
      id: true,
      personId: true,
      name: true,
      state: true,
      pausedFrom: true,
      stateSince: true,
      submittedAt: true,
      isDemonstration: true,
      reviews: {
        select: {
          reviewerId: true,
          declaredAt: true,
          conflict: true,
          scoredAt: true,
          reviewer: { select: { name: true } },
        },
        orderBy: { id: 'asc' },
      },
      rounds: { select: { closedAt: true, outcome: true, votes: { select: { voterId: true } } } },
      letter: { select: { leavesAt: true, sentAt: true } },
    },
  })
  if (!found) return null
  const { reviews, rounds, letter, personId, ...application } = found
  const standing = standingOf(who.personId, found)
  const steers = maySteer(who, found)
  const decision = decisionOf({ rounds })
  const open = rounds.find(({ closedAt }) => closedAt === null)
  const isVoteOpen = open !== undefined
  const isBusy = isVoteOpen || (letter?.leavesAt ?? null) !== null
  return {
    ...application,
    standing,
    reviewers: reviews.map(({ reviewerId, reviewer, declaredAt, conflict, scoredAt }) => ({
      id: reviewerId,
      name: reviewer.name,
      does: conflict ? 'recused' : !declaredAt ? 'undeclared' : scoredAt ? 'scored' : 'reads',
      owesVote: open !== undefined && !conflict && !open.votes.some(({ voterId }) => voterId === reviewerId),
    })),
    moves: steers && !isBusy ? movesFrom(found) : [],
    maySteer: steers,
    mayClose: steers && !isBusy && mayLapse(found, await findKeepMonths(), now),
    mayAssign: standing !== 'recused' && !isClosed(found.state),
    mayDeclare: (standing === 'undeclared' || standing === 'cleared') && !isClosed(found.state),
    mayScore: standing === 'cleared' && isUndecided(found),
    // Who has not declared yet is asked for that first.
    mayCloseVote: steers && standing !== 'undeclared',
    mayOpenVote: steers && found.state === 'VOTE' && !isVoteOpen && decision === null,
    hasScored: reviews.some(({ reviewerId, scoredAt }) => reviewerId === who.personId && scoredAt),
    mayWriteLetter: standing === 'cleared' && found.state === 'VOTE' && decision !== null,
  }
}

/** Reviewers who could be assigned to it still. */
export async function listUnassigned(_who: Staff | Reviewer, applicationId: string) {
  return db.person.findMany({
    where: {
      grants: { some: liveReviewer },
      boardReviews: { none: { applicationId } },
      applications: { none: { id: applicationId } },
    },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  })
}

/** How the board decides at this time; null while it has not set it. */
export async function findRules(_who: Reviewer) {
  return db.boardRules.findFirst({
    select: {
      id: true,
      quorum: true,
      keepMonths: true,
      criteria: { select: { id: true, label: true, weight: true }, orderBy: { position: 'asc' } },
    },
    orderBy: { id: 'desc' },
  })
}

/** The criteria that were set together, in their order. */
export async function listCriteria(_who: Reviewer, rulesId: string) {
  return db.boardCriterion.findMany({
    where: { rulesId },
    select: { id: true, label: true, weight: true },
    orderBy: { position: 'asc' },
  })
}

/** A cleared reviewer's own scores of an application, empty before the first; null for who may not score. */
export async function readOwnScores({ personId }: Reviewer, applicationId: string) {
  const review = await db.boardReview.findFirst({
    where: { reviewerId: personId, application: { id: applicationId, ...clearedFor(personId) } },
    select: {
      scoredAt: true,
      scores: { select: { points: true, comment: true, criterion: { select: { id: true, rulesId: true } } } },
    },
  })
  return review
}

/**
 * What everybody has scored, once one's own scores are in; null before that, and for who may not read the application. Who
 * is recused counts no more.
 */
export async function readScores({ personId }: Reviewer, applicationId: string) {
  const ownAreIn = { reviewerId: personId, declaredAt: { not: null }, conflict: null, scoredAt: { not: null } }
  const reviews = await db.boardReview.findMany({
    where: {
      conflict: null,
      scoredAt: { not: null },
      application: { id: applicationId, personId: { not: personId }, reviews: { some: ownAreIn } },
    },
    select: {
      reviewerId: true,
      reviewer: { select: { name: true } },
      scores: {
        select: {
          points: true,
          comment: true,
          criterion: { select: { id: true, label: true, weight: true, position: true, rulesId: true } },
        },
        orderBy: { criterion: { position: 'asc' } },
      },
    },
    orderBy: { scoredAt: 'asc' },
  })
  if (reviews.length === 0) return null
  const given = reviews.flatMap(({ reviewer, scores }) =>
    scores.map(({ criterion, points, comment }) => ({ criterion, points, comment, reviewer: reviewer.name })),
  )
  const criteria = [...new Map(given.map(({ criterion }) => [criterion.id, criterion])).values()]
  criteria.sort((one, other) => one.rulesId.localeCompare(other.rulesId) || one.position - other.position)
  return {
    total: spread(
      reviews.map(({ scores }) => weighted(scores.map(({ points, criterion }) => ({ points, ...criterion })))),
    ),
    reviewers: reviews.map(({ reviewer }) => reviewer.name),
    criteria: criteria.map(({ id, label, weight }) => {
      const scores = given.filter(({ criterion }) => criterion.id === id)
      return { id, label, weight, spread: spread(scores.map(({ points }) => points)), scores }
    }),
  }
}
