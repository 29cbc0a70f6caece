import { db, MailState } from '@/lib/db'
import type { Treasurer } from '@/lib/people/granted'

/** The mails that a donor waits for. */
const TEMPLATES = ['receipt', 'receipt-corrected', 'statement', 'recurring-gift']

export type RefusedMail = { id: string; toAddress: string; subject: string; refusedAt: Date; reason: string }

const MOST = 50

/**
 * The mails about money that a mail server has refused for good and that have not gone out since, the newest first; as long
 * as the log keeps what they were about. What the server of a donor says hours later (a bounce) nobody tells us.
 */
export async function refusedMails(_: Treasurer): Promise<RefusedMail[]> {
  const mails = await db.mailMessage.findMany({
    where: { template: { in: TEMPLATES }, ...refused, text: { not: '' } },
    orderBy: { createdAt: 'desc' },
    take: MOST,
    select: { id: true, toAddress: true, subject: true, refusedAt: true, lastError: true },
  })
  return mails.flatMap(({ refusedAt, lastError, ...mail }) =>
    refusedAt ? { ...mail, refusedAt, reason: lastError ?? '' } : [],
  )
}

const refused = { state: { in: [MailState.FAILED, MailState.SENDING] }, refusedAt: { not: null } }

/** Of these receipts, those whose mail was refused for good, by their ids. */
export async function receiptsRefused(receiptIds: readonly string[]): Promise<ReadonlySet<string>> {
  const mails = await db.mailMessage.findMany({
    where: {
      template: 'receipt',
      ...refused,
      OR: receiptIds.map((id) => ({ dedupeKey: { startsWith: `receipt:${id}:` } })),
    },
    select: { dedupeKey: true },
  })
  return new Set(mails.map(({ dedupeKey }) => dedupeKey.split(':')[1] ?? ''))
}
