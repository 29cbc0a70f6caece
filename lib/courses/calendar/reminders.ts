import { HOUR_MS } from '@/lib/durations'

/**
 * When each reminder is due, and until when it is still of use, in hours before the session's start. They are instants:
 * 24 hours are 24 hours, and a week is seven times that, so across a clock change it comes an hour off by the clock.
 * That harms nobody, since what it says is the session's own wall time. After an outage, each gives way before the next
 * one is due, so that nobody gets two at once about the same session.
 */
const KINDS = {
  week: { due: 7 * 24, until: 48 },
  day: { due: 24, until: 3 },
  hour: { due: 1, until: 0 },
} as const

export type ReminderKind = keyof typeof KINDS

/** No reminder is due when a run's next session is further ahead than this. */
export const REMINDED_MS = KINDS.week.due * HOUR_MS

/**
 * Reminders due within two hours of each other are one. A weekly series meets just when its next session is a week ahead
 * (an hour to either side, across a clock change), and nobody wants a mail while they sit in the room.
 */
const TOGETHER_MS = 2 * HOUR_MS

type Session = { id: string; startsAt: Date }

export type Reminder<Of extends Session> = {
  kind: ReminderKind
  /** What it is about, the soonest first. */
  sessions: [Of, ...Of[]]
  /** Names it once and for all: a session that moves gets new ones. */
  key: string
  /** From then on it is of no use. */
  notAfter: Date
}

/**
 * The reminders to send at `now` of the sessions that one registration is for. `since` is when it was confirmed: what was
 * due until then never comes, since the mail of the seat has just said it all. Reminders due within an hour of each other are
 * one, under the name of the first: the hour before this week's meeting is also a week before the next one's end of the
 * hour, and nobody wants a mail while they sit in the room.
 */
export function remindersDue<Of extends Session>(sessions: readonly Of[], since: Date, now: Date): Reminder<Of>[] {
  return together(allReminders(sessions).filter(({ dueAt }) => dueAt > since)).flatMap((group) => {
    const [first] = group
    if (first.dueAt > now) return []
    const [lead, ...others] = group
      .filter(({ usefulUntil }) => now < usefulUntil)
      .sort((one, other) => one.session.startsAt.getTime() - other.session.startsAt.getTime())
    if (!lead) return []
    return {
      kind: lead.kind,
      sessions: [lead.session, ...others.map(({ session }) => session)] satisfies [Of, ...Of[]],
      key: `${first.session.id}:${first.kind}:${first.session.startsAt.toISOString()}`,
      notAfter: lead.usefulUntil,
    }
  })
}

type Due<Of> = { kind: ReminderKind; session: Of; dueAt: Date; usefulUntil: Date }

function allReminders<Of extends Session>(sessions: readonly Of[]): Due<Of>[] {
  const before = (session: Of, hours: number) => new Date(session.startsAt.getTime() - hours * HOUR_MS)
  const kinds = ['week', 'day', 'hour'] as const
  return sessions
    .flatMap((session) =>
      kinds.map((kind) => ({
        kind,
        session,
        dueAt: before(session, KINDS[kind].due),
        usefulUntil: before(session, KINDS[kind].until),
      })),
    )
    .sort((one, other) => one.dueAt.getTime() - other.dueAt.getTime())
}

/** In their order, those that are near the first of them together. */
function together<Of>(reminders: readonly Due<Of>[]): [Due<Of>, ...Due<Of>[]][] {
  const groups: [Due<Of>, ...Due<Of>[]][] = []
  for (const reminder of reminders) {
    const group = groups.at(-1)
    if (group && reminder.dueAt.getTime() - group[0].dueAt.getTime() <= TOGETHER_MS) group.push(reminder)
    else groups.push([reminder])
  }
  return groups
}
