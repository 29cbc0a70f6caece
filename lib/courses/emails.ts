import type { Standing } from '@/lib/courses/runs/cancelled-emails'
import { type Block, composeEmail, type Email } from '@/lib/email'
import { formatCents } from '@/lib/money'

/** What every mail about a seat says of the run. Times are printed with their zone. */
export type SeatFacts = {
  name: string
  course: string
  times: string[]
  place: string
  isOnline: boolean
  manageHref: string
  joinHref: string
  accessNote: string | null
  isDemonstration: boolean
}

const demonstration = 'Demonstration: this course is an example, and nobody meets at these times.'

/** You have a seat: when, where, and the two links that belong to one person. */
export function seatEmail(seat: SeatFacts & { feedHref: string }): Email {
  return composeEmail(
    `You have a seat: ${seat.course}`,
    [
      { greeting: seat.name },
      { paragraph: `You have a seat in ${seat.course}. We look forward to meeting you.` },
      { heading: seat.times.length === 1 ? 'When' : `${seat.times.length} sessions` },
      { list: seat.times },
      { paragraph: `Where: ${seat.place}` },
      ...(seat.isOnline
        ? [
            { action: { label: 'Your door to the room', href: seat.joinHref } },
            {
              paragraph:
                'This door is yours alone. It opens 15 minutes before each session and stays the same for all of them. The calendar file attached has it too.',
            },
          ]
        : [{ paragraph: 'The calendar file attached has every session.' }]),
      { link: { label: 'A calendar to subscribe to, with all that you take part in', href: seat.feedHref } },
      ...(seat.accessNote ? [{ paragraph: seat.accessNote }] : []),
      { heading: 'If your plans change' },
      {
        paragraph:
          'On this page you correct your name or address, say what you need, move to other dates, or give the seat back so that somebody else can have it:',
      },
      { link: { label: 'Your registration', href: seat.manageHref } },
      { paragraph: 'A question? Answer this mail.' },
    ],
    seat.isDemonstration ? demonstration : undefined,
  )
}

/** A seat waits for you to pay for it. */
export function heldSeatEmail(seat: SeatFacts & { heldUntil: string }): Email {
  return composeEmail(
    `A seat is held for you: ${seat.course}`,
    [
      { greeting: seat.name },
      {
        paragraph: `A seat in ${seat.course} is held for you until ${seat.heldUntil}. It becomes yours when it is paid.`,
      },
      { action: { label: 'See everything once more, and pay', href: seat.manageHref } },
      { heading: seat.times.length === 1 ? 'When' : `${seat.times.length} sessions` },
      { list: seat.times },
      { paragraph: `Where: ${seat.place}` },
      {
        paragraph:
          'Nothing has been charged yet. If you do not want the seat after all, give it back on the same page, or let the time pass: then it goes to somebody else.',
      },
      { paragraph: 'A question? Answer this mail.' },
    ],
    seat.isDemonstration ? demonstration : undefined,
  )
}

type GoneSeat = {
  /** The run does not take place; else the hold had ended. */
  isRunCancelled: boolean
  name: string
  email: string
  course: string
  amountCents: number
  orderRef: string
  courseHref: string
  rosterHref: string
  /** Where the person is first on the waiting list now; null: there is none to wait on. */
  waitingHref: string | null
  isDemonstration: boolean
}

/** Your payment came when the seat had gone: all of it goes back. */
export function seatGoneEmail(seat: GoneSeat): Email {
  const amount = formatCents(seat.amountCents)
  return composeEmail(
    `Your ${amount} goes back to you: ${seat.course}`,
    [
      { greeting: seat.name },
      {
        paragraph: seat.isRunCancelled
          ? `Your payment of ${amount} reached us when ${seat.course} had just been cancelled: it does not take place. We are sorry.`
          : `Your payment of ${amount} for ${seat.course} reached us after the time that your seat was held for you, and no seat could be given any more. We are sorry.`,
      },
      {
        paragraph: `The whole amount goes back to the card that it came from. Banks take a few days, often five to ten, to show it. You need to do nothing.`,
      },
      ...(seat.waitingHref
        ? [
            {
              paragraph:
                'We have put you first on the waiting list: the next seat that comes free is offered to you. If you do not want that, you can leave the list here:',
            },
            { link: { label: 'Your place on the waiting list', href: seat.waitingHref } },
          ]
        : []),
      { paragraph: 'If you would like to come another time, the next dates are here:' },
      { link: { label: seat.course, href: seat.courseHref } },
      { paragraph: `A question? Answer this mail and name order ${seat.orderRef}.` },
    ],
    seat.isDemonstration ? demonstration : undefined,
  )
}

/** For the office: money came for a seat that is gone, and is on its way back. */
export function officeSeatGoneEmail(seat: GoneSeat): Email {
  return composeEmail(`Paid too late, money goes back: ${seat.course}`, [
    {
      paragraph:
        'A payment arrived when its seat could not be given any more. The whole amount goes back by itself, and the person has been written to.',
    },
    {
      facts: [
        ['Name', seat.name],
        ['Email', seat.email],
        ['Amount', formatCents(seat.amountCents)],
        ['Order', seat.orderRef],
      ],
    },
    { link: { label: 'The roster', href: seat.rosterHref } },
  ])
}

/** Your seat is given back. */
export function cancelledEmail(seat: SeatFacts & { runHref: string; money: Block[] }): Email {
  return composeEmail(
    `You gave your seat back: ${seat.course}`,
    [
      { greeting: seat.name },
      {
        paragraph: `You have given back your seat in ${seat.course}. Thank you for telling us: somebody else can have it.`,
      },
      { paragraph: 'The files attached take the sessions that are still ahead out of your calendar.' },
      ...seat.money,
      {
        paragraph:
          'If that was not you, or you would like to come after all, you can register again while seats are left:',
      },
      { link: { label: seat.course, href: seat.runHref } },
    ],
    seat.isDemonstration ? demonstration : undefined,
  )
}

/** The seat that was held for you is given back, and nothing was charged. */
export function heldSeatGivenBackEmail(
  seat: Pick<SeatFacts, 'name' | 'course' | 'isDemonstration'> & { runHref: string },
) {
  return composeEmail(
    `You gave your seat back: ${seat.course}`,
    [
      { greeting: seat.name },
      {
        paragraph: `The seat in ${seat.course} that was held for you is given back, and nothing was charged. Thank you: somebody else can have it.`,
      },
      {
        paragraph:
          'If that was not you, or you would like to come after all, you can register again while seats are left:',
      },
      { link: { label: seat.course, href: seat.runHref } },
    ],
    seat.isDemonstration ? demonstration : undefined,
  )
}

const stillStands: Record<Standing, string> = {
  seat: 'Your seat is still yours.',
  held: 'The seat is still held for you.',
  offered: 'The seat is still offered to you.',
  waiting: 'You are still on its waiting list.',
}

/** The times of a run that you have a seat in have changed. */
export function changedTimesEmail(
  seat: SeatFacts & {
    /** Those that have moved or are new say so. */
    times: string[]
    removedTimes: string[]
    /** Null: where people meet is as it was. */
    placeBefore: string | null
    standing: Standing
  },
): Email {
  return composeEmail(
    `New times: ${seat.course}`,
    [
      { greeting: seat.name },
      {
        paragraph: `${seat.placeBefore === null ? 'The times' : 'Times or place'} of ${seat.course} have changed. ${stillStands[seat.standing]} These are all the sessions now:`,
      },
      { list: seat.times },
      ...(seat.removedTimes.length > 0
        ? [{ paragraph: 'These no longer take place:' }, { list: seat.removedTimes }]
        : []),
      { paragraph: `Where: ${seat.place}${seat.placeBefore === null ? '' : ` (it was: ${seat.placeBefore})`}` },
      ...(seat.standing === 'seat'
        ? [{ paragraph: 'The files attached bring your calendar up to date. Your links are the same as before:' }]
        : []),
      ...(seat.standing === 'seat' && seat.isOnline
        ? [{ link: { label: 'Your door to the room', href: seat.joinHref } }]
        : []),
      {
        link: {
          label:
            seat.standing === 'waiting'
              ? 'Your place on the list, which you can also leave'
              : 'Your registration, where you can also give the seat back',
          href: seat.manageHref,
        },
      },
    ],
    seat.isDemonstration ? demonstration : undefined,
  )
}

/** One registration as the answer to "I lost the mail" tells of it. */
export type MyRegistration = Pick<SeatFacts, 'course' | 'times' | 'manageHref'> & {
  /** How it stands, in a sentence, and what its page is good for. */
  standing: string
  manageLabel: string
  /** Of a confirmed seat online. */
  joinHref: string | null
}

/** Answers "I lost the mail": every registration of the address that is still ahead, with its links. */
export function myRegistrationsEmail(registrations: readonly MyRegistration[], feedHref: string): Email {
  return composeEmail(registrations.length === 1 ? 'Your registration' : 'Your registrations', [
    { paragraph: 'Somebody, probably you, asked us to send what this address is registered for. Here it is:' },
    ...registrations.flatMap(({ course, times, standing, manageLabel, manageHref, joinHref }) => [
      { heading: course },
      { paragraph: standing },
      { list: times },
      ...(joinHref ? [{ link: { label: 'Your door to the room', href: joinHref } }] : []),
      { link: { label: manageLabel, href: manageHref } },
    ]),
    { heading: 'In your own calendar' },
    { link: { label: 'A calendar to subscribe to, with all that you take part in', href: feedHref } },
    { paragraph: 'If you did not ask for this, nothing needs doing. The links have gone to you alone.' },
  ])
}

/** The calendar that you subscribe to is at another address now; the old one is dead. */
export function newCalendarAddressEmail(feedHref: string): Email {
  return composeEmail('Your calendar has a new address', [
    {
      paragraph:
        'Somebody who knows the address of your calendar at ORNCC, probably you, asked for a new one. The old address shows nothing any more: take it out of your calendar program, and subscribe to the new one.',
    },
    { action: { label: 'Your calendar, to subscribe to', href: feedHref } },
    { paragraph: 'Your registrations and their links are the same as before.' },
  ])
}

/** For the office: who came or went, and how full the run is. Access needs are on the roster, behind the sign-in. */
export function officeEmail(news: {
  kind: 'registered' | 'cancelled'
  name: string
  email: string
  course: string
  firstTime: string
  hasAccessNeeds: boolean
  seats: string
  /** What becomes of the money of a paid seat. */
  money?: string | null
  rosterHref: string
}): Email {
  const deed = news.kind === 'registered' ? 'Registered' : 'Seat given back'
  return composeEmail(`${deed}: ${news.course}, ${news.firstTime}`, [
    {
      facts: [
        ['Name', news.name],
        ['Email', news.email],
        ['Run', `${news.course}, ${news.firstTime}`],
        ['Seats', news.seats],
        ...(news.money ? [['Money', news.money] satisfies [string, string]] : []),
        ...(news.hasAccessNeeds ? [['Access needs', 'written on the roster'] satisfies [string, string]] : []),
      ],
    },
    { link: { label: 'The roster', href: news.rosterHref } },
  ])
}
