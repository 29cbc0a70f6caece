import type { SeatFacts } from '@/lib/courses/emails'
import { composeEmail, type Email } from '@/lib/email'

const demonstration = 'Demonstration: this course is an example, and nobody meets at these times.'

type Waiting = Pick<SeatFacts, 'name' | 'course' | 'times' | 'place' | 'manageHref' | 'isDemonstration'>

const when = ({ times, place }: Waiting) => [
  { heading: times.length === 1 ? 'When' : `${times.length} sessions` },
  { list: times },
  { paragraph: `Where: ${place}` },
]

const note = ({ isDemonstration }: Waiting) => (isDemonstration ? demonstration : undefined)

/** You are on the waiting list; `inLine`: "3rd of 7". */
export function waitingEmail(waiting: Waiting & { inLine: string; cutOff: string }): Email {
  return composeEmail(
    `You are on the waiting list: ${waiting.course}`,
    [
      { greeting: waiting.name },
      {
        paragraph: `You are on the waiting list of ${waiting.course}, ${waiting.inLine} just now. When a seat comes free for you we write, and you then have some hours to take it or to say no. Until then there is nothing to pay and nothing to do.`,
      },
      ...when(waiting),
      {
        paragraph: `Seats are offered until ${waiting.cutOff}. Your place, and the way off the list at any time, are here:`,
      },
      { link: { label: 'Your place on the waiting list', href: waiting.manageHref } },
      { paragraph: 'A question? Answer this mail.' },
    ],
    note(waiting),
  )
}

/** A seat has come free, and is yours to take until then; `untilForReader` says it by their own clock too. */
export function offerEmail(offer: Waiting & { until: string; untilForReader: string }): Email {
  return composeEmail(
    `A seat is free for you until ${offer.until}: ${offer.course}`,
    [
      { greeting: offer.name },
      {
        paragraph: `A seat in ${offer.course} has come free, and you are next on the waiting list. It is kept for you until ${offer.untilForReader}.`,
      },
      { action: { label: 'Take the seat, or say no', href: offer.manageHref } },
      ...when(offer),
      {
        paragraph:
          'If you cannot come, please say so on the same page: then the next person hears of it sooner. If the time passes, the seat goes to them by itself. Nothing has been charged.',
      },
      { paragraph: 'A question? Answer this mail.' },
    ],
    note(offer),
  )
}

type Ended = Pick<SeatFacts, 'name' | 'course' | 'isDemonstration'> & { runHref: string; courseHref: string }

/** The time of your offer is over. */
export function offerEndedEmail(ended: Ended): Email {
  return composeEmail(
    `The seat went to the next person: ${ended.course}`,
    [
      { greeting: ended.name },
      {
        paragraph: `The seat in ${ended.course} that was kept for you has not been taken in time, so it goes to the next person who waits. Nothing was charged, and you are no longer on the waiting list.`,
      },
      { paragraph: 'If you would still like to come, you can join the list again, at its end:' },
      { link: { label: ended.course, href: ended.runHref } },
    ],
    ended.isDemonstration ? demonstration : undefined,
  )
}

/** The waiting list is over, and no seat came free for you. */
export function waitingEndedEmail(ended: Ended): Email {
  return composeEmail(
    `No seat came free this time: ${ended.course}`,
    [
      { greeting: ended.name },
      {
        paragraph: `The waiting list of ${ended.course} has closed, and no seat came free for you. We are sorry, and thank you for waiting.`,
      },
      { paragraph: 'The next dates of the course are here:' },
      { link: { label: ended.course, href: ended.courseHref } },
    ],
    ended.isDemonstration ? demonstration : undefined,
  )
}

/** You have left the waiting list, or said no to a seat. */
export function waitingLeftEmail(ended: Ended): Email {
  return composeEmail(
    `You are off the waiting list: ${ended.course}`,
    [
      { greeting: ended.name },
      {
        paragraph: `You are no longer on the waiting list of ${ended.course}. Thank you for telling us: somebody else moves up. Nothing was charged.`,
      },
      {
        paragraph: 'If that was not you, or you would like to come after all, you can join the list again, at its end:',
      },
      { link: { label: ended.course, href: ended.runHref } },
    ],
    ended.isDemonstration ? demonstration : undefined,
  )
}
