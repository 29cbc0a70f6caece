import { stateInWords } from '@/lib/board/application-state'
import { interestLinks } from '@/lib/courses/interest/interest-links'
import { joinPath, managePath } from '@/lib/courses/registration-links'
import { chosenSessions } from '@/lib/courses/seats'
import { printDate, printTimeFor } from '@/lib/dates'
import { db, RegistrationState, RunStatus } from '@/lib/db'

const states: Record<RegistrationState, string> = {
  HOLD: 'A seat is held for you',
  OFFERED: 'A seat is offered to you',
  CONFIRMED: 'You have a seat',
  WAITLISTED: 'On the waiting list',
  CANCELLED: 'Given back',
  EXPIRED: 'Time ran out',
}

/** What somebody who has signed in has here; each registration leads to its own page, where all can be done with it. */
export async function readAccount(personId: string, now = new Date()) {
  const person = await db.person.findUniqueOrThrow({
    where: { id: personId },
    select: {
      name: true,
      email: true,
      registrations: {
        select: {
          id: true,
          linkVersion: true,
          state: true,
          zone: true,
          sessions: { select: { sessionId: true } },
          run: {
            select: {
              status: true,
              zone: true,
              isOnline: true,
              course: { select: { title: true } },
              sessions: {
                select: { id: true, startsAt: true, endsAt: true, cancelledAt: true },
                orderBy: { startsAt: 'asc' },
              },
            },
          },
        },
        orderBy: { createdAt: 'desc' },
      },
      applications: { select: { id: true, state: true, submittedAt: true }, orderBy: { submittedAt: 'desc' } },
      _count: { select: { orders: { where: { payments: { some: {} } } }, recurringGifts: true } },
    },
  })
  const interests = person.email
    ? await db.courseInterest.findMany({
        where: { email: person.email, stoppedAt: null, confirmedAt: { not: null } },
        select: { id: true, course: { select: { title: true } } },
        orderBy: { createdAt: 'asc' },
      })
    : []
  const registrations = person.registrations.map((registration) => {
    const { run, state, zone, sessions } = registration
    const theirs = chosenSessions(
      run.sessions,
      sessions.map(({ sessionId }) => sessionId),
    )
    const next = theirs.find(({ endsAt }) => now < endsAt)
    const shown = next ?? theirs.at(-1) ?? run.sessions[0]
    const isCancelled = run.status === RunStatus.CANCELLED
    const isLive = state !== RegistrationState.CANCELLED && state !== RegistrationState.EXPIRED
    const isAhead = isLive && !isCancelled && next !== undefined
    return {
      id: registration.id,
      course: run.course.title,
      time: shown ? printTimeFor(zone, shown.startsAt, shown.endsAt, run.zone, now) : 'No date',
      standing: isCancelled ? 'The run was cancelled' : isLive && !isAhead ? 'Over' : states[state],
      isAhead,
      path: managePath(registration),
      joinPath: isAhead && run.isOnline && state === RegistrationState.CONFIRMED ? joinPath(registration) : null,
      canCalendar: isAhead && state === RegistrationState.CONFIRMED,
    }
  })
  return {
    name: person.name,
    email: person.email ?? '',
    ahead: registrations.filter(({ isAhead }) => isAhead),
    before: registrations.filter(({ isAhead }) => !isAhead),
    hasGifts: person._count.orders + person._count.recurringGifts > 0,
    applications: person.applications.map(({ id, state, submittedAt }) => ({
      id,
      standing: stateInWords(state),
      sent: printDate(submittedAt),
    })),
    interests: interests.map(({ id, course }) => ({
      id,
      course: course.title,
      stopPath: new URL(interestLinks(id).stopHref).pathname,
    })),
  }
}

export type Account = Awaited<ReturnType<typeof readAccount>>
