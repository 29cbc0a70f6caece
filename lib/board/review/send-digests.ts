import { closedStates } from '@/lib/board/application-state'
import { digestEmail, waitingEmail } from '@/lib/board/emails'
import { liveReviewer } from '@/lib/board/lock-application'
import { listLateMembers } from '@/lib/board/members/member-queries'
import { findKeepMonths, mayLapse } from '@/lib/board/own/keep'
import { listApplications } from '@/lib/board/queries'
import { isoDay } from '@/lib/dates'
import { db } from '@/lib/db'
import { queueMail } from '@/lib/mail'
import { withGrant } from '@/lib/people/granted'
import { readSettings } from '@/lib/settings'
import { overdue, weekOf } from './overdue'

/**
 * One mail a day to each reviewer with all that they owe, none to who owes nothing; and one a week to the office with all
 * that waits too long, for whomever, since somebody may be away. A daily job.
 */
export async function sendDigests(now = new Date()): Promise<void> {
  const reviewers = await db.grant.findMany({
    where: liveReviewer,
    distinct: ['personId'],
    select: { personId: true },
  })
  for (const { personId } of reviewers) {
    const reviewer = await withGrant(personId, 'REVIEWER')
    if (!reviewer) continue
    const owed = (await listApplications(reviewer, now)).filter((application) => application.owed.length > 0)
    if (owed.length === 0) continue
    const mail = {
      ...digestEmail(owed),
      cause: `board-digest:${personId}:${isoDay(now)}`,
      template: 'board-digest',
      to: reviewer.email,
    }
    await db.$transaction((tx) => queueMail(tx, mail))
  }
  await tellOfWaiting(now)
}

async function tellOfWaiting(now: Date): Promise<void> {
  const { officeEmail, boardEmail } = await readSettings()
  const to = officeEmail ?? boardEmail
  if (!to) return
  const keepMonths = await findKeepMonths()
  const applications = (await readOpen()).map(({ name, ...application }) => ({
    name,
    waits: overdue({ ...application, mayLapse: mayLapse(application, keepMonths, now) }, now),
  }))
  const waiting = [...applications, ...(await listLateMembers(now))].filter(({ waits }) => waits.length > 0)
  if (waiting.length === 0) return
  const mail = { ...waitingEmail(waiting), cause: `board-waiting:${weekOf(now)}`, template: 'board-waiting', to }
  await db.$transaction((tx) => queueMail(tx, mail))
}

/** Every open application with how far everybody is. */
async function readOpen() {
  const found = await db.boardApplication.findMany({
    where: { state: { notIn: [...closedStates] } },
    select: {
      name: true,
      state: true,
      pausedFrom: true,
      stateSince: true,
      submittedAt: true,
      answerBy: true,
      reviews: {
        where: { reviewer: { grants: { some: liveReviewer } } },
        select: {
          assignedAt: true,
          declaredAt: true,
          conflict: true,
          scoredAt: true,
          reviewer: { select: { id: true, name: true } },
        },
        orderBy: { id: 'asc' },
      },
      rounds: { select: { closesAt: true, closedAt: true, outcome: true, votes: { select: { voterId: true } } } },
      letter: { select: { leavesAt: true } },
      references: { select: { seq: true, askedAt: true, answeredAt: true, declinedAt: true }, orderBy: { seq: 'asc' } },
      interview: { select: { proposedAt: true, startsAt: true, noneFitsAt: true } },
    },
    orderBy: { submittedAt: 'asc' },
  })
  return found.map(({ reviews, letter, ...application }) => {
    const voters = application.rounds.flatMap(({ closedAt, votes }) => (closedAt ? [] : votes))
    return {
      ...application,
      hasLetter: Boolean(letter?.leavesAt),
      reviews: reviews.map(({ reviewer, ...review }) => ({
        ...review,
        name: reviewer.name,
        hasVoted: voters.some(({ voterId }) => voterId === reviewer.id),
      })),
    }
  })
}
