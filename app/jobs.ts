import { type ZodType, z } from 'zod'
import { removeOrphanFiles } from '@/lib/board/remove-orphan-files'
import { releaseExpiredHolds } from '@/lib/courses/release-expired-holds'
import type { JobName, Jobs } from '@/lib/jobs'
import { sendMail } from '@/lib/mail'
import { forgetOldMail, resendUnsentMail } from '@/lib/mail-log'
import { sendRefund } from '@/lib/payments/refund-payment'
import { sweepOpenOrders } from '@/lib/payments/sweep-open-orders'
import { mailSignInCode } from '@/lib/people/mail-sign-in-code'
import { removeExpiredSignIns } from '@/lib/people/remove-expired-sign-ins'
import { effects } from './effects'

type Run = (payload: unknown) => Promise<void>

/** Which command each job runs. A job may run twice; its effect must not. */
export const jobs: Record<JobName, Run> = {
  'send-mail': job<Jobs['send-mail']>(z.object({ mailId: z.uuid() }), ({ mailId }) => sendMail(mailId)),
  'release-expired-holds': () => releaseExpiredHolds(effects),
  'mail-sign-in-code': job<Jobs['mail-sign-in-code']>(z.object({ requestId: z.uuid(), email: z.string() }), (request) =>
    mailSignInCode(request),
  ),
  'remove-expired-sign-ins': () => removeExpiredSignIns(),
  'remove-orphan-files': () => removeOrphanFiles(),
  'resend-unsent-mail': () => resendUnsentMail(),
  'forget-old-mail': () => forgetOldMail(),
  'sweep-open-orders': () => sweepOpenOrders(effects),
  'send-refund': job<Jobs['send-refund']>(z.object({ refundId: z.uuid() }), ({ refundId }) => sendRefund(refundId)),
}

/** Jobs that the clock starts: cron expressions in UTC. */
export const schedule: Partial<Record<JobName, string>> = {
  'release-expired-holds': '* * * * *',
  'sweep-open-orders': '*/10 * * * *',
  'resend-unsent-mail': '*/10 * * * *',
  'remove-expired-sign-ins': '17 9 * * *',
  'remove-orphan-files': '27 9 * * *',
  'forget-old-mail': '37 9 * * *',
}

function job<Payload>(schema: ZodType<Payload>, run: (payload: Payload) => Promise<void>): Run {
  return async (payload) => run(schema.parse(payload))
}
