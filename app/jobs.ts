import { type ZodType, z } from 'zod'
import { eraseDrafts } from '@/lib/board/draft/erase-drafts'
import { remindOfDrafts } from '@/lib/board/draft/remind-of-drafts'
import { remindOfTimes } from '@/lib/board/interview/remind-of-times'
import { sendDueLetters } from '@/lib/board/letter/send-letter'
import { askDisclosures } from '@/lib/board/members/disclosures'
import { remindReferees } from '@/lib/board/references/remind-referees'
import { sendDigests } from '@/lib/board/review/send-digests'
import { closeDueVotes } from '@/lib/board/vote/close-votes'
import { sendReminders } from '@/lib/courses/calendar/send-reminders'
import { tellOfOpenRuns } from '@/lib/courses/interest/tell-of-open-runs'
import { mailMyRegistrations } from '@/lib/courses/mail-my-registrations'
import { remindOfScholarships } from '@/lib/courses/price/remind-of-scholarships'
import { releaseExpiredHolds } from '@/lib/courses/release-expired-holds'
import { watchMinimums } from '@/lib/courses/runs/watch-minimums'
import { resumeWindingDown, windDownRun } from '@/lib/courses/runs/wind-down-run'
import { windDownSession } from '@/lib/courses/runs/wind-down-session'
import { endWaiting } from '@/lib/courses/waitlist/end-waiting'
import { readAttendances } from '@/lib/courses/zoom/read-attendances'
import { deleteLeftMeeting, sweepZoom, syncZoom } from '@/lib/courses/zoom/sync-zoom'
import { mailMyGifts } from '@/lib/giving/donor-page/mail-my-gifts'
import { forgetGiftLinks } from '@/lib/giving/forget-gift-links'
import type { JobName, Jobs } from '@/lib/jobs'
import { sendMail } from '@/lib/mail'
import { resendUnsentMail } from '@/lib/mail-log'
import { removePeople } from '@/lib/office/account/remove-people'
import { eraseOver } from '@/lib/office/retention/erase-over'
import { closeTestedCheckout } from '@/lib/payments/close-checkout'
import { endSecondGift, useNewCard } from '@/lib/payments/mend-subscription'
import { readBalance } from '@/lib/payments/read-balance'
import { sendRefund } from '@/lib/payments/refund-payment'
import { yearEndStatements } from '@/lib/payments/statements/year-end-statements'
import { sweepChanges } from '@/lib/payments/sweep-changes'
import { sweepOpenOrders } from '@/lib/payments/sweep-open-orders'
import { sweepRecurringGifts } from '@/lib/payments/sweep-recurring-gifts'
import { watchCardTesting } from '@/lib/payments/watch-card-testing'
import { mailSignInCode } from '@/lib/people/mail-sign-in-code'
import { removeExpiredSignIns } from '@/lib/people/remove-expired-sign-ins'
import { effects } from './effects'

const subscription = z.object({ subscriptionId: z.string() })

type Run = (payload: unknown) => Promise<void>

/** Which command each job runs. A job may run twice; its effect must not. */
export const jobs: Record<JobName, Run> = {
  'send-mail': job<Jobs['send-mail']>(z.object({ mailId: z.uuid() }), ({ mailId }) => sendMail(mailId)),
  'release-expired-holds': () => releaseExpiredHolds(effects),
  'end-waiting': () => endWaiting(),
  'send-reminders': () => sendReminders(),
  'mail-sign-in-code': job<Jobs['mail-sign-in-code']>(z.object({ requestId: z.uuid(), email: z.string() }), (request) =>
    mailSignInCode(request),
  ),
  'mail-my-registrations': job<Jobs['mail-my-registrations']>(
    z.object({ requestId: z.uuid(), email: z.string() }),
    (request) => mailMyRegistrations(request),
  ),
  'mail-my-gifts': job<Jobs['mail-my-gifts']>(z.object({ requestId: z.uuid(), email: z.string() }), (request) =>
    mailMyGifts(request),
  ),
  'year-end-statements': job<Jobs['year-end-statements']>(z.object({ taxYear: z.int().optional() }), (asked) =>
    yearEndStatements(asked),
  ),
  'remove-expired-sign-ins': () => removeExpiredSignIns(),
  'remove-people': () => removePeople(effects),
  'erase-board-drafts': () => eraseDrafts(),
  'remind-of-board-drafts': () => remindOfDrafts(),
  'resend-unsent-mail': () => resendUnsentMail(),
  'sweep-open-orders': () => sweepOpenOrders(effects),
  'sweep-changes': () => sweepChanges(effects),
  'sweep-recurring-gifts': () => sweepRecurringGifts(effects),
  'end-subscription': job<Jobs['end-subscription']>(subscription, ({ subscriptionId }) =>
    endSecondGift(subscriptionId),
  ),
  'use-new-card': job<Jobs['use-new-card']>(subscription, ({ subscriptionId }) => useNewCard(subscriptionId)),
  'read-balance': async () => {
    await readBalance()
  },
  'send-refund': job<Jobs['send-refund']>(z.object({ refundId: z.uuid() }), ({ refundId }) => sendRefund(refundId)),
  'sync-zoom': job<Jobs['sync-zoom']>(z.object({ runId: z.uuid() }), ({ runId }) => syncZoom(runId)),
  'delete-zoom-meeting': job<Jobs['delete-zoom-meeting']>(z.object({ meetingId: z.string() }), ({ meetingId }) =>
    deleteLeftMeeting(meetingId),
  ),
  'sweep-zoom': () => sweepZoom(),
  'read-attendances': () => readAttendances(),
  'tell-of-open-runs': () => tellOfOpenRuns(),
  'wind-down-run': job<Jobs['wind-down-run']>(z.object({ runId: z.uuid() }), ({ runId }) =>
    windDownRun(runId, effects),
  ),
  'wind-down-session': job<Jobs['wind-down-session']>(
    z.object({ sessionId: z.uuid(), returnsShare: z.boolean() }),
    (session) => windDownSession(session, effects),
  ),
  'resume-winding-down': () => resumeWindingDown(effects),
  'watch-minimums': () => watchMinimums(),
  'remind-of-scholarships': () => remindOfScholarships(),
  'close-tested-checkout': job<Jobs['close-tested-checkout']>(z.object({ orderId: z.uuid() }), ({ orderId }) =>
    closeTestedCheckout(orderId, effects),
  ),
  'watch-card-testing': async () => {
    await watchCardTesting()
    await forgetGiftLinks()
  },
  'close-board-votes': () => closeDueVotes(),
  'send-board-letters': () => sendDueLetters(),
  'send-board-digests': async () => {
    await remindReferees()
    await remindOfTimes()
    await askDisclosures()
    await sendDigests()
  },
  'erase-over': () => eraseOver(),
}

/** Jobs that the clock starts: cron expressions in UTC. */
export const schedule: Partial<Record<JobName, string>> = {
  'release-expired-holds': '* * * * *',
  'end-waiting': '* * * * *',
  'send-reminders': '*/5 * * * *',
  'close-board-votes': '* * * * *',
  'send-board-letters': '* * * * *',
  'sweep-open-orders': '*/10 * * * *',
  'sweep-changes': '7 * * * *',
  'year-end-statements': '23 * * * *',
  'sweep-recurring-gifts': '13 * * * *',
  'read-balance': '43 * * * *',
  'resend-unsent-mail': '*/10 * * * *',
  'sweep-zoom': '*/10 * * * *',
  'read-attendances': '*/10 * * * *',
  'tell-of-open-runs': '*/10 * * * *',
  'watch-minimums': '*/10 * * * *',
  'watch-card-testing': '*/10 * * * *',
  'remind-of-scholarships': '19 * * * *',
  'resume-winding-down': '7 * * * *',
  'remove-people': '37 * * * *',
  'remove-expired-sign-ins': '17 9 * * *',
  'erase-board-drafts': '27 9 * * *',
  'remind-of-board-drafts': '31 16 * * *',
  'erase-over': '57 9 * * *',
  'send-board-digests': '11 15 * * *',
}

function job<Payload>(schema: ZodType<Payload>, run: (payload: Payload) => Promise<void>): Run {
  return async (payload) => run(schema.parse(payload))
}
