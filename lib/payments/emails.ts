import { ReceiptKind } from '@/lib/db'
import { composeEmail, type Email } from '@/lib/email'
import { formatCents } from '@/lib/money'
import { DEMONSTRATION_NOTICE } from './receipt-wording'

type ReceiptMail = { kind: ReceiptKind; name: string; amountCents: number; text: string; isDemonstration: boolean }

/** Thanks, and the receipt word for word as it is kept. */
export function receiptEmail({ kind, name, amountCents, text, isDemonstration }: ReceiptMail): Email {
  const amount = formatCents(amountCents)
  const thanks =
    kind === ReceiptKind.FEE
      ? `Thank you. Your payment of ${amount} has reached us.`
      : `Thank you. Your ${kind === ReceiptKind.GIFT ? 'gift' : 'payment'} of ${amount} has reached us, and it helps people in Oregon and southwest Washington learn to listen to one another, and to themselves.`
  return composeEmail(
    `Your receipt from ORNCC for ${amount}`,
    [
      { greeting: name },
      { paragraph: thanks },
      { paragraph: isDemonstration ? 'A real receipt would read like this:' : 'This is your receipt; please keep it.' },
      { verbatim: text },
      { paragraph: 'If anything in it is not right, answer this mail and we will look into it.' },
    ],
    isDemonstration ? DEMONSTRATION_NOTICE : undefined,
  )
}
