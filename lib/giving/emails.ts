import { composeEmail, type Email } from '@/lib/email'
import { formatCents } from '@/lib/money'

type GiftNews = { payerName: string; email: string; amountCents: number; orderRef: string; listUrl: string }

/** Tells the office of a gift, with what is needed to write a word of thanks. */
export function giftNewsEmail(gift: GiftNews, notice?: string): Email {
  const amount = formatCents(gift.amountCents)
  return composeEmail(
    `A gift of ${amount}`,
    [
      { paragraph: `A gift of ${amount} has come in. The receipt is on its way to the donor.` },
      {
        facts: [
          ['From', gift.payerName],
          ['Email', gift.email],
          ['Amount', amount],
          ['Order', gift.orderRef],
        ],
      },
      { link: { label: 'All gifts', href: gift.listUrl } },
    ],
    notice,
  )
}
