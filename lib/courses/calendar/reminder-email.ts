import type { SeatFacts } from '@/lib/courses/emails'
import { type Block, composeEmail, type Email } from '@/lib/email'
import type { ReminderKind } from './reminders'

type Told = {
  /** The run's time and, where it differs, the reader's own. */
  time: string
  /** "session 2 of 6"; null where there is one. */
  number: string | null
}

export type ReminderFacts = Omit<SeatFacts, 'times'> & {
  kind: ReminderKind
  /** The session that is next, as subjects say it: in the run's zone. */
  day: string
  clock: string
  first: Told
  /** Sessions whose own reminder comes with this one. */
  later: Told[]
  calendarHref: string
  /** A series that has begun: a seat is then given up, not one evening. */
  hasBegun: boolean
}

const demonstration = 'Demonstration: this course is an example, and nobody meets at these times.'

const line = ({ time, number }: Told) => (number ? `${time}, ${number}` : time)

/**
 * A session comes nearer. Short, and without "tomorrow" or "in a week": it may be read later than it was sent, and in
 * another zone. Each kind adds what is of use at its time: the calendar, what to bring, the door alone.
 */
export function reminderEmail(seat: ReminderFacts): Email {
  const isSoon = seat.kind === 'hour'
  const { subject, opening } = {
    week: {
      subject: `Coming up: ${seat.course}, ${seat.day}, ${seat.clock}`,
      opening: `We look forward to meeting you in ${seat.course}. This is when:`,
    },
    day: {
      subject: `Reminder: ${seat.course}, ${seat.day}, ${seat.clock}`,
      opening: `We meet soon in ${seat.course}:`,
    },
    hour: { subject: `Soon: ${seat.course}, ${seat.clock}`, opening: `${seat.course} is about to begin:` },
  }[seat.kind]
  const after: Block[] = seat.later.length > 0 ? [{ paragraph: 'And after that:' }, { list: seat.later.map(line) }] : []
  const door: Block[] = [
    { action: { label: 'Your door to the room', href: seat.joinHref } },
    { paragraph: 'It opens 15 minutes before we begin.' },
  ]
  return composeEmail(
    subject,
    [
      { greeting: seat.name },
      { paragraph: opening },
      { list: [line(seat.first)] },
      { paragraph: `Where: ${seat.place}` },
      ...(seat.isOnline ? door : []),
      ...(seat.accessNote && !isSoon ? [{ paragraph: seat.accessNote }] : []),
      ...after,
      ...(seat.kind === 'week'
        ? [{ link: { label: 'Not in your calendar yet? Add the sessions', href: seat.calendarHref } }]
        : []),
      {
        paragraph: seat.hasBegun
          ? 'If you cannot come any more, give your seat back here:'
          : 'Can you not come? Give your seat back, so that somebody else can have it:',
      },
      { link: { label: 'Your registration', href: seat.manageHref } },
    ],
    seat.isDemonstration ? demonstration : undefined,
  )
}
