import { composeEmail, type Email } from '@/lib/email'
import { ownPage } from '@/lib/payments/emails'
import { DEMONSTRATION_NOTICE } from '@/lib/payments/receipt-wording'

type Statement = {
  taxYear: number
  revision: number
  donorName: string
  text: string
  isDemonstration: boolean
  donorHref: string
}

/** The statement word for word as it is kept. */
export function statementEmail({ taxYear, revision, donorName, text, isDemonstration, donorHref }: Statement): Email {
  const isCorrected = revision > 1
  return composeEmail(
    isCorrected ? `Your corrected statement of gifts in ${taxYear}` : `Your statement of gifts in ${taxYear}`,
    [
      { greeting: donorName },
      {
        paragraph: isCorrected
          ? `Something about your gifts in ${taxYear} has changed since we sent you the statement of that year. This one stands in its place; please do not use the earlier one any more.`
          : `Thank you for what you gave in ${taxYear}. This is the statement of all of it, for your taxes and your own records.`,
      },
      ...(isDemonstration ? [{ paragraph: 'A real statement would read like this:' }] : []),
      { paper: text },
      ...ownPage(donorHref),
      { paragraph: 'If anything in it is not right, answer this mail and we will look into it.' },
    ],
    isDemonstration ? DEMONSTRATION_NOTICE : undefined,
  )
}
