import { isUnderReview } from '@/lib/board/application-state'
import { digestEmail, waitingEmail } from '@/lib/board/emails'
import { liveReviewer } from '@/lib/board/lock-application'
import { listApplications } from '@/lib/board/queries'
import { isoDay } from '@/lib/dates'
import { db } from '@/lib/db'
import { queueMail } from '@/lib/mail'
import { withGrant } from '@/lib/people/granted'
import { readSettings } from '@/lib/settings'

/** After so many days in one state the office is told. */
const WAITS_TOO_LONG_DAYS = 14

/**
 * One mail a day to each reviewer with all that they owe, none to who owes nothing; and one to the office, once for each
 * application and state, of what has stood still for two weeks. A daily job.
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
  const before = new Date(now.getTime() - WAITS_TOO_LONG_DAYS * 24 * 3_600_000)
  const still = await db.boardApplication.findMany({
    where: { stateSince: { lte: before } },
    select: { id: true, name: true, state: true, stateSince: true },
  })
  for (const application of still.filter(({ state }) => isUnderReview(state))) {
    const mail = {
      ...waitingEmail(application),
      cause: `board-application:${application.id}:waiting:${application.stateSince.toISOString()}`,
      template: 'board-application-waiting',
      to,
    }
    await db.$transaction((tx) => queueMail(tx, mail))
  }
}
