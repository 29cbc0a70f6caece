import { isUndecided } from '@/lib/board/application-state'
import { clearedFor, maySteer, standingOf } from '@/lib/board/standing'
import { db } from '@/lib/db'
import { readLinkToken } from '@/lib/links'
import type { Reviewer, Staff } from '@/lib/people/granted'

const fields = {
  startsAt: true,
  minutes: true,
  place: true,
  words: true,
  proposedAt: true,
  noneFits: true,
  cancelledAt: true,
  times: { select: { startsAt: true, minutes: true, place: true }, orderBy: { startsAt: 'asc' } },
} as const

/** How the talk with an applicant stands, for who may steer it: when, where and what was offered; null for all others. */
export async function readInterview(who: Staff | Reviewer, applicationId: string, now = new Date()) {
  const found = await db.boardApplication.findUnique({
    where: { id: applicationId },
    select: {
      name: true,
      personId: true,
      state: true,
      rounds: { select: { outcome: true } },
      reviews: { select: { reviewerId: true, declaredAt: true, conflict: true } },
      interview: { select: fields },
    },
  })
  if (!found || !maySteer(who, found)) return null
  const { name, state, interview } = found
  const isHeld = interview?.startsAt ? interview.startsAt <= now : false
  const isCleared = standingOf(who.personId, found) === 'cleared'
  return {
    name,
    interview,
    isHeld,
    mayOffer: state === 'INTERVIEW',
    mayCallOff: interview !== null && ((interview.startsAt !== null && !isHeld) || interview.times.length > 0),
    mayNote: isCleared && isHeld && isUndecided(found),
  }
}

/** Notes about the talk, for cleared reviewers; those of who is recused since are left out. */
export async function readNotes({ personId }: Reviewer, applicationId: string) {
  const reviews = await db.boardReview.findMany({
    where: { applicationId, conflict: null },
    select: { reviewerId: true },
  })
  return db.boardInterviewNote.findMany({
    where: {
      reviewerId: { in: reviews.map(({ reviewerId }) => reviewerId) },
      interview: { application: { id: applicationId, ...clearedFor(personId) } },
    },
    select: { reviewerId: true, text: true, writtenAt: true, reviewer: { select: { name: true } } },
    orderBy: { writtenAt: 'asc' },
  })
}

/** The talk as its applicant sees it by their link: what is set, and the offered times that are to come; else null. */
export async function findOwnInterview(token: string, now = new Date()) {
  const link = readLinkToken('application', token)
  if (!link) return null
  const found = await db.boardInterview.findFirst({
    where: { application: { id: link.id, linkVersion: link.version, state: 'INTERVIEW' } },
    select: fields,
  })
  if (!found) return null
  const { startsAt, minutes, place, times, noneFits, words } = found
  const set = startsAt && minutes && place ? { startsAt, minutes, place } : null
  return { set, times: times.filter((time) => time.startsAt > now), noneFits, words }
}
