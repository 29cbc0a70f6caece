import { printMomentFor, printTimeFor } from '@/lib/dates'
import { db, type Prisma, RegistrationState, RunStatus, ScholarshipState } from '@/lib/db'
import { queueMail } from '@/lib/mail'
import { bearer } from '@/lib/people/bearer'
import { emailOf } from '@/lib/people/email-of'
import { type MyRegistration, myRegistrationsEmail } from './emails'
import { feedHref, registrationLinks } from './registration-links'
import { chosenSessions, LIVE } from './seats'

/**
 * Mails an address what it has in runs that are not over, a seat or a place on the way to one, with its links; once a
 * request. An address without any gets no mail; one of a merged record is answered at its person's own. The job behind
 * `askForMyRegistrations`.
 */
export async function mailMyRegistrations(
  { requestId, email }: { requestId: string; email: string },
  now = new Date(),
): Promise<void> {
  const ahead = { some: { endsAt: { gt: now }, cancelledAt: null } }
  const person = await db.person.findFirst({
    where: bearer(email),
    select: {
      id: true,
      email: true,
      feedVersion: true,
      registrations: {
        where: { state: { in: [...LIVE] }, run: { status: RunStatus.PUBLISHED, sessions: ahead } },
        select: mailed,
        orderBy: { createdAt: 'asc' },
      },
    },
  })
  const registrations = (person?.registrations ?? []).flatMap((registration) => toMailed(registration, now))
  if (!person || registrations.length === 0) return
  await db.$transaction((tx) =>
    queueMail(tx, {
      ...myRegistrationsEmail(registrations, feedHref(person)),
      cause: `find-my-registration:${requestId}`,
      template: 'find-my-registration',
      to: emailOf(person),
    }),
  )
}

const mailed = {
  id: true,
  linkVersion: true,
  state: true,
  zone: true,
  holdExpiresAt: true,
  offerExpiresAt: true,
  sessions: { select: { sessionId: true } },
  scholarship: { select: { state: true } },
  run: {
    select: {
      zone: true,
      isOnline: true,
      course: { select: { title: true } },
      sessions: { select: { id: true, startsAt: true, endsAt: true, cancelledAt: true }, orderBy: { startsAt: 'asc' } },
    },
  },
} satisfies Prisma.RegistrationSelect

type Row = Prisma.RegistrationGetPayload<{ select: typeof mailed }>

/** Nothing for one whose own sessions are over, or cancelled. */
function toMailed(registration: Row, now: Date): MyRegistration[] {
  const { run, zone, sessions, state } = registration
  const choice = sessions.map(({ sessionId }) => sessionId)
  const times = chosenSessions(run.sessions, choice)
    .filter(({ endsAt }) => endsAt > now)
    .map(({ startsAt, endsAt }) => printTimeFor(zone, startsAt, endsAt, run.zone, now))
  if (times.length === 0) return []
  const { manageHref, joinHref } = registrationLinks(registration)
  const isSeat = state === RegistrationState.CONFIRMED
  return [
    {
      course: run.course.title,
      times,
      manageHref,
      joinHref: isSeat && run.isOnline ? joinHref : null,
      ...standing(registration),
    },
  ]
}

function standing({ state, run, zone, ...registration }: Row): Pick<MyRegistration, 'standing' | 'manageLabel'> {
  const until = (at: Date | null) => (at ? ` until ${printMomentFor(zone, at, run.zone)}` : '')
  if (registration.scholarship?.state === ScholarshipState.REQUESTED) {
    return {
      standing: 'A seat is held for you while we look at your request for a scholarship. We write to you soon.',
      manageLabel: 'Your registration, where you can also give the seat back',
    }
  }
  switch (state) {
    case RegistrationState.HOLD:
      return {
        standing: `A seat is held for you${until(registration.holdExpiresAt)}. It becomes yours when it is paid.`,
        manageLabel: 'Pay for the seat, or give it back',
      }
    case RegistrationState.OFFERED:
      return {
        standing: `A seat has come free and is kept for you${until(registration.offerExpiresAt)}.`,
        manageLabel: 'Take the seat, or say no',
      }
    case RegistrationState.WAITLISTED:
      return {
        standing: 'You are on the waiting list. We write to you when a seat comes free.',
        manageLabel: 'Your place on the waiting list, and the way off it',
      }
    default:
      return { standing: 'You have a seat.', manageLabel: 'Your registration, where you can also give the seat back' }
  }
}
