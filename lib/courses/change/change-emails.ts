import type { SeatFacts } from '@/lib/courses/emails'
import { composeEmail, type Email } from '@/lib/email'

const demonstration = 'Demonstration: this course is an example, and nobody meets at these times.'

/**
 * To the address that mails about a registration went to so far. It may be a stranger's, and the change may be a
 * stranger's: it carries no link of the registration, and does not spell the new address out.
 */
export function addressChangedEmail(change: {
  course: string
  maskedEmail: string
  contactHref: string
  isDemonstration: boolean
}): Email {
  return composeEmail(
    `Mails now go to another address: ${change.course}`,
    [
      {
        paragraph: `The address of a registration for ${change.course} was corrected. What we write about it went here so far, and now goes to ${change.maskedEmail}.`,
      },
      { paragraph: 'Links that we have sent to this address before do not open anything any more.' },
      { paragraph: 'If that was you, nothing needs doing. If it was not, write to us, and we put it right:' },
      { link: { label: 'Write to us', href: change.contactHref } },
    ],
    change.isDemonstration ? demonstration : undefined,
  )
}

/** For the office: what somebody needs to take part has changed. What it is stands on the roster, behind the sign-in. */
export function officeAccessNeedsEmail(change: {
  name: string
  email: string
  course: string
  firstTime: string
  hasAccessNeeds: boolean
  rosterHref: string
}): Email {
  return composeEmail(`Access needs changed: ${change.course}, ${change.firstTime}`, [
    {
      facts: [
        ['Name', change.name],
        ['Email', change.email],
        ['Run', `${change.course}, ${change.firstTime}`],
        ['Access needs', change.hasAccessNeeds ? 'written on the roster' : 'none any more'],
      ],
    },
    { link: { label: 'The roster', href: change.rosterHref } },
  ])
}

/** Your seat has moved to other dates of the same course; by the office for a `reason`, else by your own hand. */
export function transferredEmail(seat: SeatFacts & { formerTimes: string[]; reason: string | null }): Email {
  return composeEmail(
    `Your seat has moved: ${seat.course}`,
    [
      { greeting: seat.name },
      ...(seat.reason === null
        ? [{ paragraph: `Your seat in ${seat.course} has moved, as you asked. These are your sessions now:` }]
        : [
            { paragraph: `We have moved your seat in ${seat.course} to other dates. ${seat.reason}` },
            { paragraph: 'These are your sessions now:' },
          ]),
      { list: seat.times },
      { paragraph: `Where: ${seat.place}` },
      { paragraph: 'You are not expected at these any more:' },
      { list: seat.formerTimes },
      {
        paragraph:
          'The files attached take the former sessions out of your calendar and put the new ones in. Your links are the same as before:',
      },
      ...(seat.isOnline ? [{ link: { label: 'Your door to the room', href: seat.joinHref } }] : []),
      { link: { label: 'Your registration', href: seat.manageHref } },
      ...(seat.accessNote ? [{ paragraph: seat.accessNote }] : []),
      {
        paragraph:
          seat.reason === null
            ? 'If that was not you, answer this mail.'
            : 'Nothing more is to be paid for it. If these dates do not suit you, answer this mail.',
      },
    ],
    seat.isDemonstration ? demonstration : undefined,
  )
}

/** For the office: somebody has moved from one run of a course to another. */
export function officeTransferredEmail(move: {
  name: string
  email: string
  course: string
  from: { firstTime: string; seats: string; rosterHref: string }
  to: { firstTime: string; seats: string; rosterHref: string }
  hasAccessNeeds: boolean
}): Email {
  return composeEmail(`Moved to other dates: ${move.course}, ${move.from.firstTime} → ${move.to.firstTime}`, [
    {
      facts: [
        ['Name', move.name],
        ['Email', move.email],
        ['From', `${move.course}, ${move.from.firstTime}: ${move.from.seats}`],
        ['To', `${move.course}, ${move.to.firstTime}: ${move.to.seats}`],
        ...(move.hasAccessNeeds ? [['Access needs', 'written on the roster'] satisfies [string, string]] : []),
      ],
    },
    { link: { label: 'The roster they are on now', href: move.to.rosterHref } },
    { link: { label: 'The roster they were on', href: move.from.rosterHref } },
  ])
}
