import { composeEmail, type Email } from '@/lib/email'
import type { RecurringFacts } from '@/lib/payments/recurring-emails'
import { everyWord, recurringWords } from '@/lib/payments/recurring-words'

/** To whoever was about to begin a second recurring gift: the way to the one that runs. */
export function runningGiftEmail(gift: RecurringFacts): Email {
  const every = everyWord(gift.interval)
  return composeEmail(
    `Your ${every} gift is running already`,
    [
      { greeting: gift.payerName },
      {
        paragraph: `Somebody, most likely you, has just begun a gift that comes again. You have one: ${recurringWords(gift)}.`,
      },
      {
        paragraph:
          'So nothing new was begun, and nothing was charged. If you wanted to give more or less each time, change the amount here:',
      },
      { action: { label: `Your ${every} gift`, href: gift.href } },
      { paragraph: 'If it was not you, nothing has happened, and you need to do nothing.' },
    ],
    gift.isDemonstration ? 'Demonstration: no money has moved' : undefined,
  )
}
