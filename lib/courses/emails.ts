import { composeEmail, type Email } from '@/lib/email'
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
export function seatEmail(seat: SeatFacts): Email {
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
      ...(seat.accessNote ? [{ paragraph: seat.accessNote }] : []),
      { heading: 'If your plans change' },
      { paragraph: 'This page is where your seat is given back, so that somebody else can have it:' },
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
  name: string
  email: string
  course: string
  amountCents: number
  orderRef: string
  courseHref: string
  rosterHref: string
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
        paragraph: `Your payment of ${amount} for ${seat.course} reached us after the time that your seat was held for you, and no seat could be given any more. We are sorry.`,
      },
      {
        paragraph: `The whole amount goes back to the card that it came from. Banks take a few days, often five to ten, to show it. You need to do nothing.`,
      },
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
export function cancelledEmail(seat: SeatFacts & { runHref: string }): Email {
  return composeEmail(
    `You gave your seat back: ${seat.course}`,
    [
      { greeting: seat.name },
      {
        paragraph: `You have given back your seat in ${seat.course}. Thank you for telling us: somebody else can have it.`,
      },
      { paragraph: 'The files attached take the sessions that are still ahead out of your calendar.' },
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

/** The times of a run that you have a seat in have changed. */
export function changedTimesEmail(seat: SeatFacts & { removedTimes: string[] }): Email {
  return composeEmail(
    `New times: ${seat.course}`,
    [
      { greeting: seat.name },
      {
        paragraph: `The times of ${seat.course} have changed. Your seat is still yours. These are all the sessions now:`,
      },
      { list: seat.times },
      ...(seat.removedTimes.length > 0
        ? [{ paragraph: 'These no longer take place:' }, { list: seat.removedTimes }]
        : []),
      { paragraph: `Where: ${seat.place}` },
      { paragraph: 'The files attached bring your calendar up to date. Your links are the same as before:' },
      ...(seat.isOnline ? [{ link: { label: 'Your door to the room', href: seat.joinHref } }] : []),
      { link: { label: 'Your registration, where you can also give the seat back', href: seat.manageHref } },
    ],
    seat.isDemonstration ? demonstration : undefined,
  )
}

/** Answers "I lost the mail": every seat of the address that is still ahead, with its links. */
export function myRegistrationsEmail(
  seats: readonly Pick<SeatFacts, 'course' | 'times' | 'isOnline' | 'manageHref' | 'joinHref'>[],
): Email {
  return composeEmail(seats.length === 1 ? 'Your registration' : 'Your registrations', [
    { paragraph: 'Somebody, probably you, asked us to send what this address is registered for. Here it is:' },
    ...seats.flatMap((seat) => [
      { heading: seat.course },
      { list: seat.times },
      ...(seat.isOnline ? [{ link: { label: 'Your door to the room', href: seat.joinHref } }] : []),
      { link: { label: 'Your registration', href: seat.manageHref } },
    ]),
    { paragraph: 'If you did not ask for this, nothing needs doing. The links have gone to you alone.' },
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
        ...(news.hasAccessNeeds ? [['Access needs', 'written on the roster'] satisfies [string, string]] : []),
      ],
    },
    { link: { label: 'The roster', href: news.rosterHref } },
  ])
}
