import { certificateFacts } from '@/lib/courses/certificate/certificate'
import { leaving, mailsOf } from '@/lib/courses/messages/message-queries'
import { isPast } from '@/lib/courses/run-state'
import { chosenSessions } from '@/lib/courses/seats'
import { OPENS_MINUTES_BEFORE } from '@/lib/courses/zoom/join-window'
import { isZoomConnected } from '@/lib/courses/zoom/zoom'
import { printDay, printTime } from '@/lib/dates'
import { db, type Prisma, RegistrationState } from '@/lib/db'
import { MINUTE_MS } from '@/lib/durations'
import type { Trainer } from '@/lib/people/granted'

/** The runs that somebody leads: no query or command for trainers goes without it. */
export function ledBy(trainer: Trainer) {
  return { trainers: { some: { trainer: { personId: trainer.personId } } } } satisfies Prisma.RunWhereInput
}

const confirmed = { state: RegistrationState.CONFIRMED }

/** A trainer's own runs: those to come with the next one first, those that are over, and those that were cancelled. */
export async function listOwnRuns(trainer: Trainer, now = new Date()) {
  const runs = await db.run.findMany({
    where: ledBy(trainer),
    select: {
      slug: true,
      status: true,
      zone: true,
      course: { select: { title: true } },
      sessions: {
        select: { id: true, startsAt: true, endsAt: true, cancelledAt: true },
        orderBy: { startsAt: 'asc' },
      },
      _count: { select: { registrations: { where: confirmed } } },
    },
  })
  const listed = runs.map(({ slug, status, zone, course, sessions, _count }) => {
    const held = chosenSessions(sessions, [])
    const next = held.find(({ endsAt }) => now < endsAt) ?? held.at(-1) ?? sessions[0]
    return {
      slug,
      course: course.title,
      isDraft: status === 'DRAFT',
      isCancelled: status === 'CANCELLED',
      isOver: isPast({ sessions }, now),
      time: next ? printTime(next.startsAt, next.endsAt, zone, now).full : 'No date yet',
      at: next?.startsAt.getTime() ?? Number.POSITIVE_INFINITY,
      sessions: held.length,
      left: held.filter(({ endsAt }) => now < endsAt).length,
      people: _count.registrations,
    }
  })
  const soonest = [...listed].sort((one, other) => one.at - other.at)
  return {
    upcoming: soonest.filter((run) => !run.isCancelled && !run.isOver),
    past: soonest.filter((run) => !run.isCancelled && run.isOver).reverse(),
    cancelled: soonest.filter((run) => run.isCancelled).reverse(),
  }
}

export type OwnRunLine = Awaited<ReturnType<typeof listOwnRuns>>['upcoming'][number]

/**
 * One of a trainer's own runs with everybody who has a seat; null when they do not lead it. It selects no price, no tier,
 * no scholarship, no email and no phone: what is not here cannot be shown.
 */
export async function findOwnRun(trainer: Trainer, slug: string, now = new Date()) {
  const found = await db.run.findFirst({
    where: { slug, ...ledBy(trainer) },
    select: {
      id: true,
      slug: true,
      status: true,
      zone: true,
      isOnline: true,
      venue: true,
      zoomUrl: true,
      accessNote: true,
      cancelReason: true,
      course: { select: { title: true } },
      sessions: {
        select: { id: true, startsAt: true, endsAt: true, cancelledAt: true, zoomMeetingId: true },
        orderBy: { startsAt: 'asc' },
      },
      registrations: {
        where: confirmed,
        select: {
          id: true,
          name: true,
          pronouns: true,
          accessNeeds: true,
          sessions: { select: { sessionId: true } },
          attendances: { select: { sessionId: true, source: true, minutes: true } },
        },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
      },
      messages: {
        where: { writtenById: trainer.personId },
        select: { id: true, subject: true, text: true, recipients: true, createdAt: true, takenBackAt: true },
        orderBy: { createdAt: 'desc' },
      },
    },
  })
  if (!found) return null
  const { registrations, sessions, status, messages, ...run } = found
  const mails = await mailsOf(messages.map(({ id }) => id))
  return {
    ...run,
    course: run.course.title,
    messages: messages.map((message) => ({ ...message, ...leaving(message, mails.get(message.id)) })),
    isPublic: status !== 'DRAFT',
    isCancelled: status === 'CANCELLED',
    isOver: isPast({ sessions }, now),
    makesRooms: isZoomConnected,
    sessions: sessions.map(({ id, startsAt, endsAt, cancelledAt, zoomMeetingId }) => ({
      id,
      zoomMeetingId,
      time: printTime(startsAt, endsAt, run.zone, now).full,
      day: printDay(startsAt, run.zone, now),
      isCancelled: cancelledAt !== null,
      isOver: endsAt <= now,
      canMark: status === 'PUBLISHED' && cancelledAt === null && canMark({ startsAt }, now),
    })),
    people: registrations.map(({ sessions: chosen, attendances, ...person }) => {
      const choice = chosen.map(({ sessionId }) => sessionId)
      const theirs = chosenSessions(sessions, choice)
      return {
        ...person,
        isForAll: choice.length === 0,
        sessions: theirs.map(({ id }) => id),
        came: attendances,
        certificate: certificateFacts({
          sessions: theirs,
          came: attendances.map(({ sessionId }) => sessionId),
          isHeld: status === 'PUBLISHED',
          now,
        }),
      }
    }),
  }
}

export type OwnRun = NonNullable<Awaited<ReturnType<typeof findOwnRun>>>

/** Who is there can be seen from the moment at which the room opens. */
export function canMark({ startsAt }: { startsAt: Date }, now: Date): boolean {
  return startsAt.getTime() - OPENS_MINUTES_BEFORE * MINUTE_MS <= now.getTime()
}
