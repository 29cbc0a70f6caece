import type { Tx } from '@/lib/db'
import { queueMail } from '@/lib/mail'
import { readSettings } from '@/lib/settings'
import { type Correction, type CorrectionCause, correctionEmail } from './emails'
import { addCorrectionLetter } from './letters'
import { receiptAttachment } from './receipt-file'

type Told = {
  correction: Correction
  why: CorrectionCause
  /** What goes back, or could not. */
  amountCents: number
  /** One mail for each. */
  cause: string
}

/**
 * Queues the mail with a payer's corrected receipt; for who has no email, a letter to print. Where the receipt says what it
 * said, only a failed refund is news.
 */
export async function mailCorrection(tx: Tx, { correction, why, amountCents, cause }: Told): Promise<void> {
  const { voidedSerial, replacement, payer } = correction
  if (voidedSerial === null && replacement === null && why !== 'failed') return
  if (payer.email === null) return addCorrectionLetter(tx, payer.paymentId)
  const { officeEmail } = await readSettings(tx)
  await queueMail(tx, {
    ...correctionEmail(correction, why, amountCents),
    cause: `receipt-corrected:${cause}`,
    template: 'receipt-corrected',
    to: payer.email,
    ...(replacement ? { attachments: [receiptAttachment(replacement)] } : {}),
    replyTo: officeEmail,
  })
}
