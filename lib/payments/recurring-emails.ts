import { printDate } from '@/lib/dates'
import { type GiftInterval, RecurringGiftEnd, RecurringGiftState } from '@/lib/db'
import { type Block, composeEmail, type Email } from '@/lib/email'
import { formatCents } from '@/lib/money'
import { everyWord, recurringWords } from './recurring-words'

/** A recurring gift as its mails need it. */
export type RecurringFacts = {
  payerName: string
  interval: GiftInterval
  totalCents: number
  anchorAt: Date
  nextChargeAt: Date | null
  methodLabel: string | null
  state: RecurringGiftState
  endReason: RecurringGiftEnd | null
  /** Where it is changed, paused and stopped. */
  href: string
  isDemonstration: boolean
}

/** What has happened to a gift since the donor last heard of it. */
export type RecurringNews = 'amount' | 'paused' | 'resumed' | 'card_failed' | 'new_card' | 'ended' | 'second'

const notice = (gift: RecurringFacts) => (gift.isDemonstration ? 'Demonstration: no money has moved' : undefined)

/** What the receipt of one of its payments says besides: what comes next, and the way to change it. */
export function recurringBlocks(gift: RecurringFacts): Block[] {
  const every = everyWord(gift.interval)
  if (gift.state === RecurringGiftState.ENDED) {
    return [{ paragraph: `Your ${every} gift has ended, so nothing more is charged.` }]
  }
  const next = gift.nextChargeAt ? ` The next one is on ${printDate(gift.nextChargeAt)}.` : ''
  return [
    { paragraph: `This is your ${every} gift: ${recurringWords(gift)}.${next}` },
    { link: { label: `Change, pause or stop your ${every} gift`, href: gift.href } },
    { paragraph: 'That link is yours alone: whoever has it can do the same.' },
  ]
}

/** Tells a donor what has become of their recurring gift. */
export function recurringEmail(gift: RecurringFacts, news: RecurringNews): Email {
  const { subject, blocks } = said(gift, news)
  return composeEmail(subject, [{ greeting: gift.payerName }, ...blocks], notice(gift))
}

function said(gift: RecurringFacts, news: RecurringNews): { subject: string; blocks: Block[] } {
  const every = everyWord(gift.interval)
  const amount = formatCents(gift.totalCents)
  const next = gift.nextChargeAt ? `The next one is on ${printDate(gift.nextChargeAt)}.` : ''
  const manage = (label: string): Block => ({ link: { label, href: gift.href } })
  switch (news) {
    case 'amount':
      return {
        subject: `Your ${every} gift is now ${amount}`,
        blocks: [
          { paragraph: `From now on it is ${recurringWords(gift)}. ${next}`.trim() },
          { paragraph: 'Nothing was charged for the change, and what you gave before stays as it was.' },
          manage('Look at it, or change it again'),
        ],
      }
    case 'paused':
      return {
        subject: `Your ${every} gift is paused`,
        blocks: [
          {
            paragraph: `Nothing is charged until you resume it, and nothing gathers. Thank you for ${amount} each time.`,
          },
          manage('Resume it, or stop it'),
        ],
      }
    case 'resumed':
      return {
        subject: `Your ${every} gift goes on`,
        blocks: [
          { paragraph: `It is ${recurringWords(gift)}. ${next}`.trim() },
          { paragraph: 'Nothing is charged for the time in between.' },
          manage('Change, pause or stop it'),
        ],
      }
    case 'new_card':
      return {
        subject: `Your ${every} gift has a new card`,
        blocks: [
          { paragraph: `${gift.methodLabel ?? 'The new card'} is charged from now on. ${next}`.trim() },
          manage('Look at your gift'),
        ],
      }
    case 'card_failed':
      return {
        subject: `Your card was not taken for your ${every} gift`,
        blocks: [
          {
            paragraph: `${gift.methodLabel ? `Your ${gift.methodLabel}` : 'Your card'} was refused for ${amount}. That happens to most of us: cards run out, and banks are careful.`,
          },
          {
            paragraph: gift.nextChargeAt
              ? `If you do nothing, the same card is tried again on ${printDate(gift.nextChargeAt)}. If another card suits you better, choose it here and that one is tried.`
              : 'If another card suits you better, choose it here.',
          },
          { action: { label: 'Choose another card', href: gift.href } },
          { paragraph: 'You can also stop the gift there. Either way, thank you for what you have given.' },
        ],
      }
    case 'second':
      return {
        subject: `${amount} goes back to your card: you give already`,
        blocks: [
          {
            paragraph: `You have begun a ${every} gift of ${amount}, and there was one of yours running already. We think that one is what you want, so the new one has been ended before it comes again, and all of its ${amount} goes back to your card. Banks take a few days, often five to ten, to show it.`,
          },
          {
            paragraph:
              'If you wanted to give more, or something else each time, change the amount of the one that runs:',
          },
          { action: { label: 'Your gift that runs', href: gift.href } },
        ],
      }
    case 'ended':
      return { subject: `Your ${every} gift has ended`, blocks: [...whyEnded(gift), ...thanks(gift)] }
  }
}

function whyEnded({ endReason, interval, totalCents }: RecurringFacts): Block[] {
  const amount = formatCents(totalCents)
  switch (endReason) {
    case RecurringGiftEnd.CARD:
      return [
        {
          paragraph: `Your card was not taken for ${amount}, also when it was tried again, so the ${everyWord(interval)} gift has ended by itself. Nothing more is charged, and you owe us nothing.`,
        },
      ]
    case RecurringGiftEnd.DONOR:
      return [{ paragraph: 'You have stopped it. Nothing more is charged.' }]
    default:
      return [
        { paragraph: 'It was ended at the office. Nothing more is charged. If that surprises you, answer this mail.' },
      ]
  }
}

function thanks({ href }: RecurringFacts): Block[] {
  return [
    { paragraph: 'Thank you for what you have given. Should you ever like to give again, you are welcome.' },
    { link: { label: 'Your gifts', href } },
  ]
}

/** Tells the office that a recurring gift has ended. */
export function giftEndedEmail(gift: RecurringFacts & { email: string; listUrl: string }): Email {
  const amount = formatCents(gift.totalCents)
  const why: Record<RecurringGiftEnd, string> = {
    CARD: 'The card was refused, also when it was tried again. A kind word may help.',
    DONOR: 'The donor stopped it.',
    OFFICE: 'It was ended in Stripe’s dashboard.',
    SECOND: 'The donor had one already; its payment goes back.',
    UNPAID: 'Its first payment never came.',
  }
  return composeEmail(
    `A ${everyWord(gift.interval)} gift of ${amount} has ended`,
    [
      { paragraph: gift.endReason ? why[gift.endReason] : 'It has ended.' },
      {
        facts: [
          ['From', gift.payerName],
          ['Email', gift.email],
          ['Was', `${amount} ${everyWord(gift.interval)}`],
        ],
      },
      { link: { label: 'All gifts', href: gift.listUrl } },
    ],
    notice(gift),
  )
}
