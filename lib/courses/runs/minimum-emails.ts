import type { SeatFacts } from '@/lib/courses/emails'
import { composeEmail, type Email } from '@/lib/email'

/** It is certain now: the run takes place. Perhaps with fewer people than it needed, since the office may say so. */
export function takesPlaceEmail(seat: SeatFacts): Email {
  return composeEmail(
    `It takes place: ${seat.course}`,
    [
      { greeting: seat.name },
      { paragraph: `It is certain now: ${seat.course} takes place. We look forward to meeting you.` },
      { heading: seat.times.length === 1 ? 'When' : `${seat.times.length} sessions` },
      { list: seat.times },
      { paragraph: `Where: ${seat.place}` },
      { paragraph: 'Your calendar has the dates already, and your links are the same as before.' },
      { link: { label: 'Your registration', href: seat.manageHref } },
    ],
    seat.isDemonstration ? 'Demonstration: this course is an example, and nobody meets at these times.' : undefined,
  )
}

/** For the office: too few have come by the day that was set, and somebody has to say what happens. */
export function officeGoNoGoEmail(run: {
  course: string
  firstTime: string
  minimum: number
  confirmed: number
  rosterHref: string
  cancelHref: string
}): Email {
  const { confirmed, minimum } = run
  return composeEmail(`Does it take place? ${run.course}, ${run.firstTime}`, [
    {
      paragraph: `${confirmed} of the ${minimum} people whom this run needs have a seat, and today was the day to decide. Until somebody does, people can still register, and this mail comes again every day.`,
    },
    {
      facts: [
        ['Run', `${run.course}, ${run.firstTime}`],
        ['Have a seat', String(confirmed)],
        ['Needed', String(minimum)],
      ],
    },
    { paragraph: 'Yes, all the same. One button on the roster tells everybody with a seat:' },
    { link: { label: 'It takes place', href: run.rosterHref } },
    { paragraph: 'No. You see first who is told what, and all the money goes back:' },
    { link: { label: 'Cancel the run', href: run.cancelHref } },
  ])
}
