import { type Block, composeEmail, type Email } from '@/lib/email'
import { formatCents } from '@/lib/money'

const demonstration = 'Demonstration: this course is an example, and nobody meets at these times.'

/** What goes back of what was paid, in cents. */
export type MoneyBack = { feeCents: number; giftCents: number }

/** Who is written to: with a seat, with one held or offered, or waiting for one. */
export type Standing = 'seat' | 'held' | 'offered' | 'waiting'

export type Told = {
  name: string
  course: string
  standing: Standing
  /** As staff typed it. */
  reason: string
  back: MoneyBack
  /** What became of their receipt. */
  receipt: Block[]
  giveHref: string
  /** The course's next runs that are open. */
  dates: { label: string; href: string }[]
  courseHref: string
  isDemonstration: boolean
}

const stood: Record<Standing, string> = {
  seat: 'You had a seat.',
  held: 'A seat was held for you.',
  offered: 'A seat was offered to you.',
  waiting: 'You were on its waiting list.',
}

/** The run does not take place. */
export function runCancelledEmail(told: Told & { firstTime: string; hasBegun: boolean }): Email {
  return composeEmail(
    `Cancelled: ${told.course}, ${told.firstTime}`,
    [
      { greeting: told.name },
      {
        paragraph: told.hasBegun
          ? `We are sorry: the sessions of ${told.course} that were still ahead do not take place. ${stood[told.standing]}`
          : `We are sorry: ${told.course}, planned for ${told.firstTime}, does not take place. ${stood[told.standing]}`,
      },
      { heading: 'Why' },
      { quoted: told.reason },
      ...returnBlocks(told),
      ...(told.standing === 'seat'
        ? [{ paragraph: 'The files attached take the sessions out of your calendar. You need do nothing else.' }]
        : []),
      ...dateBlocks(told),
      { paragraph: 'A question? Answer this mail, and a person reads it.' },
    ],
    told.isDemonstration ? demonstration : undefined,
  )
}

type CancelledSession = Told & {
  /** Of the session that does not take place: in the run's zone, and with the reader's own time beside it. */
  runTime: string
  time: string
  /** The sessions that are left to this person, ahead of now. */
  times: string[]
  manageHref: string
}

/** One session of the run does not take place; what is left to this person stays theirs. */
export function sessionCancelledEmail(told: CancelledSession): Email {
  return composeEmail(
    `Cancelled: ${told.course} on ${told.runTime}`,
    [
      { greeting: told.name },
      { paragraph: `We are sorry: the session of ${told.course} on ${told.time} does not take place.` },
      { heading: 'Why' },
      { quoted: told.reason },
      ...returnBlocks(told),
      ...(told.times.length > 0
        ? [
            {
              paragraph:
                told.standing === 'waiting'
                  ? 'You stay on the waiting list. These are the sessions ahead:'
                  : 'Everything else stays as it was. These are your sessions ahead:',
            },
            { list: told.times },
            { link: { label: 'Your registration', href: told.manageHref } },
          ]
        : [{ paragraph: 'It was the only session that you had chosen, so your registration ends with it.' }]),
      ...(told.standing === 'seat' ? [{ paragraph: 'The file attached takes it out of your calendar.' }] : []),
      ...(told.times.length > 0 ? [] : dateBlocks(told)),
      { paragraph: 'A question? Answer this mail, and a person reads it.' },
    ],
    told.isDemonstration ? demonstration : undefined,
  )
}

/** The office has ended one person's registration. `money` says what becomes of what they paid. */
export function registrationEndedEmail(told: Omit<Told, 'back' | 'receipt' | 'giveHref'> & { money: Block[] }): Email {
  return composeEmail(
    `Your registration has ended: ${told.course}`,
    [
      { greeting: told.name },
      { paragraph: `The office has ended your registration for ${told.course}. ${stood[told.standing]}` },
      { quoted: told.reason },
      ...told.money,
      ...(told.standing === 'seat'
        ? [{ paragraph: 'The files attached take the sessions out of your calendar.' }]
        : []),
      ...dateBlocks(told),
      { paragraph: 'If you did not expect this, answer this mail, and a person reads it.' },
    ],
    told.isDemonstration ? demonstration : undefined,
  )
}

/** What goes back when ORNCC ends something, with the receipt that is true then. */
export function returnBlocks({
  back,
  receipt,
  giveHref,
  standing,
}: Pick<Told, 'back' | 'receipt' | 'giveHref' | 'standing'>): Block[] {
  const { feeCents, giftCents } = back
  if (feeCents + giftCents === 0) return standing === 'held' ? [{ paragraph: 'Nothing has been charged.' }] : []
  const gift =
    giftCents === 0
      ? ''
      : feeCents === 0
        ? ' It was a gift.'
        : ` ${formatCents(giftCents)} of it is what you gave as a gift.`
  return [
    { heading: 'Your money' },
    {
      paragraph: `${formatCents(feeCents + giftCents)} goes back to the card that it came from.${gift} It is on its way now; banks take a few days, often five to ten, to show it.`,
    },
    ...receipt,
    ...(giftCents > 0 ? [{ link: { label: 'If you would like to give your gift all the same', href: giveHref } }] : []),
  ]
}

function dateBlocks({ dates, course, courseHref }: Pick<Told, 'dates' | 'course' | 'courseHref'>): Block[] {
  if (dates.length === 0)
    return [
      { link: { label: 'No other dates are set yet; we can tell you when they are', href: `${courseHref}/tell-me` } },
    ]
  return [{ heading: `The next dates of ${course}` }, ...dates.map((link) => ({ link }))]
}
