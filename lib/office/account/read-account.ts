import { stateInWords } from '@/lib/board/application-state'
import { ownUrl } from '@/lib/board/own/own-link'
import { interestLinks } from '@/lib/courses/interest/interest-links'
import { joinPath, managePath } from '@/lib/courses/registration-links'
import { chosenSessions } from '@/lib/courses/seats'
import { printDate, printTimeFor } from '@/lib/dates'
import { db, RegistrationState, RunStatus } from '@/lib/db'
import { addressesOf } from '@/lib/people/email-of'

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
      merged: { select: { email: true } },
      applications: {
        select: { id: true, linkVersion: true, state: true, submittedAt: true },
        orderBy: { submittedAt: 'desc' },
      },
      _count: { select: { orders: { where: { payments: { some: {} } } }, recurringGifts: true } },
    },
  })
  const interests = await db.courseInterest.findMany({
    where: { email: { in: addressesOf(person) }, stoppedAt: null, confirmedAt: { not: null } },
    select: { id: true, email: true, course: { select: { title: true } } },
    orderBy: { createdAt: 'asc' },
  })
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
    applications: person.applications.map(({ id, linkVersion, state, submittedAt }) => ({
      id,
      standing: stateInWords(state),
      sent: printDate(submittedAt),
      path: new URL(ownUrl({ id, linkVersion })).pathname,
    })),
    interests: interests.map(({ id, email, course }) => ({
      id,
      course: course.title,
      /** Where it is mailed to, if that is not the address that counts. */
      otherAddress: email === person.email ? null : email,
      stopPath: new URL(interestLinks(id).stopHref).pathname,
    })),
  }
}

export type Account = Awaited<ReturnType<typeof readAccount>>
