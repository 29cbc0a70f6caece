import { printMoment } from '@/lib/dates'
import { composeEmail, type Email } from '@/lib/email'

/** Tells the office that somebody tries stolen cards, what the site does about it, and what is left to do. */
export function cardTestingEmail(deskHref: string, since: Date, notice?: string): Email {
  return composeEmail(
    'Somebody seems to be trying stolen cards at the giving form',
    [
      {
        paragraph: `Since ${printMoment(since)} more cards have been declined at our payment page than is usual. Criminals use small gifts to find out which stolen cards still work.`,
      },
      {
        paragraph:
          'The site has begun to protect itself: where the failures come from, a gift now needs a short calculation by the giver’s browser, then a link mailed to the giver. If cards fail from everywhere, giving closes until it is calm. Nobody else notices anything, and a real donor can still give. You need do nothing for that, and there will be no second mail about it.',
      },
      {
        list: [
          'Look at Stripe’s dashboard whether gifts came in that nobody here knows: refund what was paid with a stolen card before its owner asks.',
          'If it was a false alarm, a fair or a campaign with many givers at one place, the door can be opened again on the page of gifts.',
        ],
      },
      { action: { label: 'See how it stands', href: deskHref } },
    ],
    notice,
  )
}
