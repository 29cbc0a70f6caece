import { calendarNotices } from '@/lib/calendar-file'
import { calendarSessions } from '@/lib/courses/calendar/calendar-sessions'
import type { Held } from '@/lib/courses/held'
import type { LockedRun } from '@/lib/courses/lock-run'
import { personalLink } from '@/lib/courses/mail-seat'
import { upcomingRuns } from '@/lib/courses/queries'
import { isOpen, runState } from '@/lib/courses/run-state'
import { chosenSessions } from '@/lib/courses/seats'
import { printTime } from '@/lib/dates'
import { type LineKind, RegistrationState } from '@/lib/db'
import { env } from '@/lib/env'
import type { Attachment } from '@/lib/mail'
import type { MoneyBack, Standing } from './cancelled-emails'

// What mails say when the office ends something: how the person stood, what goes back, and where to go on.

const standings: Partial<Record<RegistrationState, Standing>> = {
  [RegistrationState.CONFIRMED]: 'seat',
  [RegistrationState.HOLD]: 'held',
  [RegistrationState.OFFERED]: 'offered',
}

export function standingOf({ state }: { state: RegistrationState }): Standing {
  return standings[state] ?? 'waiting'
}

/** What goes back, fees apart from gifts, in cents. */
export function sumBack(lines: readonly { kind: LineKind; amountCents: number }[]): MoneyBack {
  const sum = (isGift: boolean) =>
    lines.filter(({ kind }) => (kind === 'GIFT') === isGift).reduce((cents, line) => cents + line.amountCents, 0)
  return { feeCents: sum(false), giftCents: sum(true) }
}

/** Files that take a person's sessions ahead out of their calendar; only seats were ever in one. */
export function withdrawnSessions(run: LockedRun, held: Held, now: Date): Attachment[] {
  if (held.state !== RegistrationState.CONFIRMED) return []
  const mine = chosenSessions(run.sessions, held.choice)
  const ahead = calendarSessions(run, personalLink(run, held), now)
    .filter((session) => session.endsAt > now && mine.some(({ id }) => id === session.id))
    .map((session) => ({ ...session, isCancelled: true }))
  return calendarNotices('CANCEL', ahead, held, now)
}

const MOST_DATES = 3

/** Where somebody goes on whose run is gone: the course's next runs with seats, its own page, and giving. */
export async function courseLinks(run: { slug: string; course: { slug: string } }, now: Date) {
  const runs = (await upcomingRuns(now)).filter(
    (other) => other.course.slug === run.course.slug && other.slug !== run.slug && isOpen(runState(other, now)),
  )
  const dates = runs.slice(0, MOST_DATES).flatMap(({ slug, zone, sessions }) => {
    const [first] = sessions
    if (!first) return []
    const { full } = printTime(new Date(first.startsAt), new Date(first.endsAt), zone, now)
    return [{ label: sessions.length > 1 ? `From ${full}` : full, href: `${env.SITE_URL}/events/${slug}` }]
  })
  return {
    dates,
    courseHref: `${env.SITE_URL}/courses/${run.course.slug}`,
    giveHref: `${env.SITE_URL}/donate`,
  }
}
