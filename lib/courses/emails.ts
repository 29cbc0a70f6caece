import { composeEmail, type Email } from '@/lib/email'

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
      { paragraph: 'Give your seat back on this page, and somebody else can have it:' },
      { link: { label: 'Your registration', href: seat.manageHref } },
      { paragraph: 'A question? Answer this mail.' },
    ],
    seat.isDemonstration ? demonstration : undefined,
  )
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
