import { agreedPrice } from '@/lib/courses/price/seat-price'
import { isPast, runLabel } from '@/lib/courses/run-state'
import { countSeats, withSeats } from '@/lib/courses/seat-counts'
import { LIVE } from '@/lib/courses/seats'
import { isWaitlistOpen, onlyWaited, printPlaceInLine, waitlistCutOff } from '@/lib/courses/waitlist/waitlist'
import { isZoomConnected } from '@/lib/courses/zoom/zoom'
import { printDay, printMoment, printTime } from '@/lib/dates'
import { db, OrderState, type Prisma, RefundState, RegistrationState, type ScholarshipState } from '@/lib/db'
import { formatCents } from '@/lib/money'
import { emailOf } from '@/lib/people/email-of'
import type { Staff } from '@/lib/people/granted'
import { returnedAmong } from '@/lib/people/returned-addresses'
import { isUndecided } from './minimum'

const rosterSelect = {
  id: true,
  slug: true,
  status: true,
  zone: true,
  capacity: true,
  opensAt: true,
  closesAt: true,
  waitlistClosesAt: true,
  offerHours: true,
  hasSingleSessions: true,
  minimum: true,
  goNoGoAt: true,
  goAt: true,
  zoomUrl: true,
  isOnline: true,
  course: { select: { title: true } },
  sessions: {
    select: {
      id: true,
      startsAt: true,
      endsAt: true,
      cancelledAt: true,
    },
    orderBy: { startsAt: 'asc' },
  },
  registrations: {
    select: {
      id: true,
      personId: true,
      name: true,
      pronouns: true,
      accessNeeds: true,
      state: true,
      cancelledBy: true,
      createdAt: true,
      confirmedAt: true,
      holdExpiresAt: true,
      offerExpiresAt: true,
      waitlistSeq: true,
      freeReason: true,
      agreedCents: true,
      tier: { select: { label: true } },
      sessions: { select: { sessionId: true } },
      scholarship: { select: { id: true, state: true, priceCents: true } },
      attendances: { select: { sessionId: true } },
      orderLines: {
        where: { order: { state: OrderState.PAID } },
        select: {
          amountCents: true,
          refunds: { where: { refund: { state: { not: RefundState.FAILED } } }, select: { amountCents: true } },
        },
      },
      person: { select: { email: true } },
    },
    orderBy: { createdAt: 'asc' },
  },
} satisfies Prisma.RunSelect

/**
 * A run with everybody who has a seat or waits for one, those who wait in their order, and those who no longer come. What
 * somebody paid and whether they asked for a scholarship is for staff alone: a trainer's list leaves it out. Null when
 * there is no such run.
 */
export async function findRoster(_staff: Staff, slug: string, now = new Date()) {
  const found = await db.run.findUnique({ where: { slug }, select: rosterSelect })
  if (!found) return null
  const { registrations, ...selected } = found
  const countsOf = await countSeats(db, [found.id])
  const returned = await returnedAmong(registrations.flatMap(({ person }) => person.email ?? []))
  const run = withSeats(selected, countsOf(found.id))
  const dayOf = (id: string) => {
    const session = run.sessions.find((one) => one.id === id)
    return session ? printDay(session.startsAt, run.zone, now) : ''
  }
  const inLine = registrations
    .filter(({ state }) => state === RegistrationState.WAITLISTED)
    .sort((one, other) => (one.waitlistSeq ?? 0) - (other.waitlistSeq ?? 0))
  const choiceOf = (one: (typeof inLine)[number]) => one.sessions.map(({ sessionId }) => sessionId)
  const next = inLine.find((one) => isWaitlistOpen(run, choiceOf(one), now))
  const cutOff = next && waitlistCutOff(run, choiceOf(next))
  const roster = registrations.map(
    ({ person, tier, orderLines, sessions, attendances, scholarship, agreedCents, ...registration }) => {
      const place = inLine.findIndex(({ id }) => id === registration.id) + 1
      return {
        ...registration,
        place,
        email: emailOf(person),
        /** Mail to it comes back. */
        isReturned: returned.some(({ address }) => address === person.email),
        tier: tier?.label ?? null,
        agreedCents: agreedPrice(
          agreedCents,
          run.sessions,
          sessions.map(({ sessionId }) => sessionId),
        ),
        sessions: sessions.map(({ sessionId }) => dayOf(sessionId)),
        came: attendances.map(({ sessionId }) => sessionId),
        scholarship: scholarship && { id: scholarship.id, words: scholarshipWords(scholarship) },
        paidCents: orderLines.reduce((sum, line) => sum + line.amountCents, 0),
        returnedCents: orderLines
          .flatMap((line) => line.refunds)
          .reduce((sum, { amountCents }) => sum + amountCents, 0),
        standing: standing(registration, { place, total: inLine.length }, run.zone),
      }
    },
  )
  const isIn = (states: readonly RegistrationState[]) => roster.filter(({ state }) => states.includes(state))
  const waiting = isIn([RegistrationState.OFFERED, RegistrationState.WAITLISTED])
  return {
    id: run.id,
    slug,
    course: run.course.title,
    label: runLabel(run, now),
    zone: run.zone,
    isCancelled: run.status === 'CANCELLED',
    isPublic: run.status !== 'DRAFT',
    isOver: isPast(run, now),
    lacksZoom: run.isOnline && run.zoomUrl === null && !isZoomConnected,
    capacity: run.capacity,
    seatsTaken: run.seatsTaken,
    undecided:
      run.status === 'PUBLISHED' && isUndecided(run) && !isPast(run, now)
        ? {
            minimum: run.minimum,
            confirmed: isIn([RegistrationState.CONFIRMED]).length,
            until: printMoment(new Date(run.goNoGoAt), run.zone),
            isDue: new Date(run.goNoGoAt) <= now,
          }
        : null,
    hasAttendance: roster.some(({ came }) => came.length > 0),
    sessions: run.sessions.map((session) => ({
      id: session.id,
      time: printTime(session.startsAt, session.endsAt, run.zone, now).full,
      day: printDay(session.startsAt, run.zone, now),
      seatsTaken: session.seatsTaken,
      isOver: session.endsAt <= now,
      isCancelled: session.cancelledAt !== null,
    })),
    coming: isIn([RegistrationState.CONFIRMED, RegistrationState.HOLD]),
    // Who has an offer is ahead of who waits.
    waiting: waiting.sort((one, other) => one.place - other.place),
    /** Whom the next seat is offered to, for how long at the most, and until when seats are offered; null: to nobody. */
    line:
      run.status === 'PUBLISHED' && next && cutOff
        ? { next: next.name, hours: run.offerHours, until: printMoment(cutOff, run.zone) }
        : null,
    gone: roster.filter(({ state }) => !LIVE.some((live) => live === state)),
  }
}

export type Roster = NonNullable<Awaited<ReturnType<typeof findRoster>>>
export type RosterEntry = Roster['coming'][number]

type Standing = {
  state: RegistrationState
  cancelledBy: string | null
  confirmedAt: Date | null
  holdExpiresAt: Date | null
  offerExpiresAt: Date | null
  waitlistSeq: number | null
}

/** A registration's state as the desk reads it: of a hold and an offer until when, on the waiting list which place. */
function standing(registration: Standing, inLine: { place: number; total: number }, zone: string): string {
  const { state, cancelledBy, holdExpiresAt, offerExpiresAt } = registration
  const until = (at: Date | null) => (at ? ` until ${printMoment(at, zone)}` : '')
  switch (state) {
    case RegistrationState.CONFIRMED:
      return 'Has a seat'
    case RegistrationState.HOLD:
      return `Held for payment${until(holdExpiresAt)}`
    case RegistrationState.OFFERED:
      return `Offered a seat${until(offerExpiresAt)}`
    case RegistrationState.WAITLISTED:
      return `On the waiting list, ${printPlaceInLine(inLine)}`
    case RegistrationState.CANCELLED:
      if (cancelledBy === 'office') return 'Ended by the office'
      return onlyWaited(registration) ? 'Left the waiting list' : 'Gave the seat back'
    case RegistrationState.EXPIRED:
      return 'Time ran out'
  }
}

function scholarshipWords({ state, priceCents }: { state: ScholarshipState; priceCents: number | null }): string {
  switch (state) {
    case 'REQUESTED':
      return 'Asked for'
    case 'GRANTED':
      return `Granted: pays ${formatCents(priceCents ?? 0)}`
    case 'DECLINED':
      return 'Not granted'
  }
}
