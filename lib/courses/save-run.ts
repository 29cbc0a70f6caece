import { printTime } from '@/lib/dates'
import { db, RegistrationState, RunStatus, type Tx } from '@/lib/db'
import { queueMail } from '@/lib/mail'
import { touch } from '@/lib/page-tags'
import type { Staff } from '@/lib/people/granted'
import { calendarNotices } from './calendar'
import { calendarSessions } from './calendar-sessions'
import { changedTimesEmail } from './emails'
import { type LockedRun, lockRun } from './lock-run'
import { personalLink, seatFacts } from './mail-seat'
import { printPlace } from './place'
import type { RunInput } from './run-form'
import { runTags } from './run-tags'
import { LIVE } from './seats'
import { planSessions } from './session-plan'

export type SaveRunOutcome =
  | { kind: 'saved'; slug: string }
  | {
      kind:
        | 'cancelled'
        | 'changed_meanwhile'
        | 'has_registrations'
        | 'closes_late'
        | 'several_prices'
        | 'unknown_course'
    }

/**
 * Makes or changes a run with its sessions. A new run's id is the key of the form that made it, so that the form posted
 * twice makes one run. Its slug, once made, stays: course and first date. Whoever has a seat is written to once when a
 * session ahead has moved, come or gone, or the place has changed. A capacity lowered below the seats taken drops nobody.
 * A cancelled run is not changed any more, nor one that was saved after its form was opened (`updatedAt`, null in the form
 * of a new run); prices are changed here only where a run has one. A run that people have registered for stays public,
 * and registration closes at the latest when the first session starts.
 */
export async function saveRun(
  staff: Staff,
  runId: string,
  { sessions, priceKind, priceCents, updatedAt, ...fields }: RunInput,
  now = new Date(),
): Promise<SaveRunOutcome> {
  return db.$transaction(async (tx) => {
    // Two posts of the form about one new run meet here; the second finds the first one's run.
    await tx.$queryRaw`SELECT "id" FROM "Course" WHERE "id" = ${fields.courseId}::uuid FOR UPDATE`
    const course = await tx.course.findUnique({ where: { id: fields.courseId }, select: { slug: true } })
    if (!course) return { kind: 'unknown_course' }

    const before = await lockRun(tx, runId)
    if (before?.status === RunStatus.CANCELLED) return { kind: 'cancelled' }
    // What the form of a new run has seen is the run as it was made.
    const seenAt = updatedAt ?? before?.createdAt
    if (before && Number(before.updatedAt) !== Number(seenAt)) return { kind: 'changed_meanwhile' }
    const isDraft = fields.status === RunStatus.DRAFT
    if (isDraft && (await hasRegistrations(tx, runId))) return { kind: 'has_registrations' }
    const [first] = sessions
    if (first && fields.closesAt && fields.closesAt > first.startsAt) return { kind: 'closes_late' }
    if (before && before.tiers.length > 1 && priceKind !== 'KEEP') return { kind: 'several_prices' }
    if (before) {
      await tx.run.update({ where: { id: runId }, data: fields })
    } else {
      const slug = await freeSlug(tx, `${course.slug}-${first?.localStart.slice(0, 10) ?? ''}`)
      const made = new Date()
      await tx.run.create({ data: { id: runId, slug, createdAt: made, updatedAt: made, ...fields } })
    }
    if (priceKind !== 'KEEP') await setPrice(tx, runId, priceKind, priceCents)
    const change = await saveSessions(tx, runId, sessions, before !== null && printPlace(before) !== printPlace(fields))

    const after = await lockRun(tx, runId)
    if (!after) throw new Error('A run just saved is gone')
    const audit = await tx.auditEntry.create({
      data: {
        actor: `person:${staff.personId}`,
        action: before ? 'run.changed' : 'run.added',
        subject: `run:${runId}`,
        details: {
          status: fields.status,
          capacity: fields.capacity,
          sessions: sessions.map((times) => times.localStart),
        },
      },
    })
    if (before) await mailChange(tx, before, after, change, audit.id, now)
    await touch(tx, [...new Set([...runTags(after), ...(before ? runTags(before) : [])])])
    return { kind: 'saved', slug: after.slug }
  })
}

async function hasRegistrations(tx: Tx, runId: string): Promise<boolean> {
  return (await tx.registration.count({ where: { runId, state: { in: [...LIVE] } } })) > 0
}

async function freeSlug(tx: Tx, wanted: string): Promise<string> {
  const taken = await tx.run.findMany({ where: { slug: { startsWith: wanted } }, select: { slug: true } })
  const isTaken = (slug: string) => taken.some((run) => run.slug === slug)
  let slug = wanted
  for (let number = 2; isTaken(slug); number++) slug = `${wanted}-${number}`
  return slug
}

async function setPrice(tx: Tx, runId: string, kind: 'FREE' | 'FIXED', priceCents: number): Promise<void> {
  const price = {
    kind,
    label: kind === 'FREE' ? 'Free' : 'Standard',
    minCents: kind === 'FREE' ? null : priceCents,
    suggestedCents: null,
    maxCents: null,
  }
  const { count } = await tx.tier.updateMany({ where: { runId }, data: price })
  if (count === 0) await tx.tier.create({ data: { runId, ...price } })
}

/** Which sessions calendars have to hear about. */
type Change = { changedIds: string[]; removedIds: string[] }

async function saveSessions(tx: Tx, runId: string, wanted: RunInput['sessions'], hasMoved: boolean): Promise<Change> {
  const existing = await tx.runSession.findMany({ where: { runId }, orderBy: { seq: 'asc' } })
  const plan = planSessions(existing, wanted)
  const seqOf = (times: RunInput['sessions'][number]) => wanted.indexOf(times) + 1
  await tx.runSession.deleteMany({ where: { id: { in: plan.removed.map((session) => session.id) } } })
  // Numbers are unique within a run, so all step aside before each takes its new one.
  await tx.runSession.updateMany({ where: { runId }, data: { seq: { increment: 1000 } } })
  const changed = plan.kept.filter((kept) => kept.isChanged || hasMoved).map((kept) => kept.id)
  for (const { id, times } of plan.kept) {
    const raised = changed.includes(id) ? { icsSequence: { increment: 1 } } : {}
    await tx.runSession.update({ where: { id }, data: { ...times, seq: seqOf(times), ...raised } })
  }
  const added = await tx.runSession.createManyAndReturn({
    data: plan.added.map((times) => ({ runId, seq: seqOf(times), ...times })),
    select: { id: true },
  })
  return {
    changedIds: [...changed, ...added.map((session) => session.id)],
    removedIds: plan.removed.map((session) => session.id),
  }
}

async function mailChange(
  tx: Tx,
  before: LockedRun,
  after: LockedRun,
  change: Change,
  cause: string,
  now: Date,
): Promise<void> {
  const isAhead = (session: { endsAt: Date }) => session.endsAt > now
  const isChanged = (session: { id: string }) => change.changedIds.includes(session.id)
  const isRemoved = (session: { id: string; endsAt: Date }) =>
    change.removedIds.includes(session.id) && isAhead(session)
  const removed = before.sessions.filter(isRemoved)
  if (removed.length === 0 && !after.sessions.some((session) => isChanged(session) && isAhead(session))) return

  const registrations = await tx.registration.findMany({
    where: { runId: after.id, state: RegistrationState.CONFIRMED },
    select: { id: true, linkVersion: true, name: true, accessNeeds: true, person: { select: { email: true } } },
  })
  for (const { person, ...registration } of registrations) {
    const holder = { ...registration, email: person.email }
    const seat = seatFacts(after, holder, now)
    const link = personalLink(after, holder)
    const moved = calendarSessions(after, link, now).filter((session) => isChanged(session) && isAhead(session))
    const withdrawn = calendarSessions(before, link, now)
      .filter(isRemoved)
      .map((session) => ({ ...session, sequence: session.sequence + 1 }))
    await queueMail(tx, {
      ...changedTimesEmail({
        ...seat,
        removedTimes: removed.map((session) => printTime(session.startsAt, session.endsAt, before.zone, now).full),
      }),
      cause: `run-changed:${cause}:${registration.id}`,
      template: 'run-changed',
      to: holder.email,
      attachments: [
        ...calendarNotices('REQUEST', moved, holder, now),
        ...calendarNotices('CANCEL', withdrawn, holder, now),
      ],
    })
  }
}
