import type { Tx } from '@/lib/db'
import { queueMail } from '@/lib/mail'
import { donorHref } from '@/lib/people/donor-links'
import { readSettings } from '@/lib/settings'
import { receiptEmail } from './emails'
import { receiptAttachment } from './receipt-file'

/**
 * Mails the receipt of what was paid for a registration to another address, word for word as it was written; once for each
 * `cause`. Nothing where there is none.
 */
export async function mailReceiptAgain(
  tx: Tx,
  registrationId: string,
  { to, cause }: { to: string; cause: string },
): Promise<void> {
  const receipt = await tx.receipt.findFirst({
    where: { voidedAt: null, payment: { order: { lines: { some: { registrationId } } } } },
    include: { payment: { select: { order: { select: { person: true } } } } },
  })
  if (!receipt) return
  const { person } = receipt.payment.order
  const { officeEmail } = await readSettings(tx)
  await queueMail(tx, {
    ...receiptEmail({
      ...receipt,
      name: receipt.donorName,
      donorHref: person.email === to ? donorHref(person) : null,
    }),
    cause,
    template: 'receipt',
    to,
    attachments: [receiptAttachment(receipt)],
    replyTo: officeEmail,
  })
}
