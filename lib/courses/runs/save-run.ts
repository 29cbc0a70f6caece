import { calendarNotices } from '@/lib/calendar-file'
import { calendarSessions } from '@/lib/courses/calendar/calendar-sessions'
import { withdrawReminders } from '@/lib/courses/calendar/send-reminders'
import { changedTimesEmail } from '@/lib/courses/emails'
import { heldBy, toHeld } from '@/lib/courses/held'
import { type LockedRun, lockRun } from '@/lib/courses/lock-run'
import { personalLink, seatFacts } from '@/lib/courses/mail-seat'
import { printPlace } from '@/lib/courses/place'
import { isPast } from '@/lib/courses/run-state'
import { runTags } from '@/lib/courses/run-tags'
import { chosenSessions, LIVE } from '@/lib/courses/seats'
import { offerSeats } from '@/lib/courses/waitlist/offer-seats'
import { leaveMeetings, zoomChanged } from '@/lib/courses/zoom/zoom-changed'
import { printTime, printTimeFor } from '@/lib/dates'
import { db, Prisma, RegistrationState, RunStatus, type Tx } from '@/lib/db'
import { queueMail } from '@/lib/mail'
import { touch } from '@/lib/page-tags'
import type { Staff } from '@/lib/people/granted'
import type { RunInput, TierInput } from './run-form'
import { planSessions } from './session-plan'
import { standingOf } from './tell-of-end'

export type SaveRunOutcome =
  | { kind: 'saved'; slug: string }
  | {
      kind: 'cancelled' | 'changed_meanwhile' | 'has_registrations' | 'closes_late' | 'all_past' | 'unknown_course'
    }
  /** Nothing is saved yet: these lines say what so many people would be written to about. */
  | { kind: 'announces'; people: number; lines: string[] }
  /** Somebody who leads no new runs, and does not lead this one already. */
  | { kind: 'leads_no_new'; name: string }
  /** Somebody has chosen this session by itself, or was there. */
  | { kind: 'chosen_singly'; time: string }

/**
 * Makes or changes a run with its sessions, prices and trainers. A new run's id is the key of the form that made it, so that
 * the form posted twice makes one run. Its slug, once made, stays: course and first date.
 *
 * Whoever is registered is written to once when a session of theirs that is ahead has moved, come or gone, or the place has
 * changed; but first the form is told who would be (`announces`), and only when it sends these lines back (`announced`) is
 * the run saved. Sessions that are cancelled stay as they are. One that somebody has chosen by itself is cancelled, never
 * taken away. A capacity lowered below the seats taken drops nobody; seats that come free are offered to who waits.
 *
 * A price that somebody has registered at is kept out of sight when it is taken away; changed, it is what the next people
 * pay. A cancelled run is not changed any more, nor one that was saved after its form was opened (`updatedAt`, null in the
 * form of a new run). A run that people have registered for stays public, what is over is not published, and registration
 * closes at the latest when the first session starts.
 */
export async function saveRun(staff: Staff, runId: string, input: RunInput, now = new Date()): Promise<SaveRunOutcome> {
  return db.$transaction((tx) => writeRun(tx, `person:${staff.personId}`, runId, input, now))
}

/** `saveRun` in an open transaction, by whoever may. */
export async function writeRun(
  tx: Tx,
  actor: `person:${string}`,
  runId: string,
  { sessions, tiers, trainerIds, announced, updatedAt, refundPolicy, ...fields }: RunInput,
  now: Date,
): Promise<SaveRunOutcome> {
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
  const isOver = sessions.every(({ endsAt }) => endsAt <= now)
  // What was public and is over may still be corrected.
  if (!isDraft && isOver && !(before?.status === RunStatus.PUBLISHED && isPast(before, now)))
    return { kind: 'all_past' }

  const retired = await tx.trainer.findFirst({
    where: { id: { in: trainerIds }, isRetired: true, runs: { none: { runId } } },
    select: { name: true },
  })
  if (retired) return { kind: 'leads_no_new', name: retired.name }

  const change = await readChange(tx, runId, before, { ...fields, sessions }, now)
  if (change.kept) return { kind: 'chosen_singly', time: change.kept }
  const people = change.lines.length > 0 ? await tx.registration.count({ where: concerned(runId) }) : 0
  if (people > 0 && announced !== change.lines.join('\n')) return { kind: 'announces', people, lines: change.lines }

  const data = { ...fields, refundPolicy: refundPolicy ?? Prisma.DbNull }
  if (before) {
    await tx.run.update({ where: { id: runId }, data })
  } else {
    const slug = await freeSlug(tx, `${course.slug}-${first?.localStart.slice(0, 10) ?? ''}`)
    const made = new Date()
    await tx.run.create({ data: { id: runId, slug, createdAt: made, updatedAt: made, ...data } })
  }
  await savePrices(tx, runId, tiers, now)
  await saveTrainers(tx, runId, trainerIds)
  const changedIds = await saveSessions(tx, runId, change)

  const after = await lockRun(tx, runId)
  if (!after) throw new Error('A run just saved is gone')
  const audit = await tx.auditEntry.create({
    data: {
      actor,
      action: before ? 'run.changed' : 'run.added',
      subject: `run:${runId}`,
      details: {
        status: fields.status,
        capacity: fields.capacity,
        sessions: sessions.map((times) => times.localStart),
        prices: tiers.map(({ label, minCents, maxCents }) => ({ label, minCents, maxCents })),
      },
    },
  })
  if (before && people > 0) await mailChange(tx, before, after, { ...change.plan, changedIds }, audit.id, now)
  await offerSeats(tx, runId, now)
  await zoomChanged(tx, runId)
  await touch(tx, [...new Set([...runTags(after), ...(before ? runTags(before) : [])])])
  return { kind: 'saved', slug: after.slug }
}

const concerned = (runId: string) => ({ runId, state: { in: [...LIVE] } })

async function hasRegistrations(tx: Tx, runId: string): Promise<boolean> {
  return (await tx.registration.count({ where: concerned(runId) })) > 0
}

async function freeSlug(tx: Tx, wanted: string): Promise<string> {
  const taken = await tx.run.findMany({ where: { slug: { startsWith: wanted } }, select: { slug: true } })
  const isTaken = (slug: string) => taken.some((run) => run.slug === slug)
  let slug = wanted
  for (let number = 2; isTaken(slug); number++) slug = `${wanted}-${number}`
  return slug
}

async function savePrices(tx: Tx, runId: string, tiers: readonly TierInput[], now: Date): Promise<void> {
  const existing = await tx.tier.findMany({
    where: { runId, retiredAt: null },
    select: { id: true, _count: { select: { registrations: true } } },
  })
  for (const { id, _count } of existing) {
    if (tiers.some((tier) => tier.id === id)) continue
    if (_count.registrations > 0) await tx.tier.update({ where: { id }, data: { retiredAt: now } })
    else await tx.tier.delete({ where: { id } })
  }
  for (const [position, { id, ...price }] of tiers.entries()) {
    const isKept = existing.some((tier) => tier.id === id)
    if (id && isKept) await tx.tier.update({ where: { id }, data: { ...price, position } })
    else await tx.tier.create({ data: { ...price, position, runId } })
  }
}

async function saveTrainers(tx: Tx, runId: string, trainerIds: readonly string[]): Promise<void> {
  const trainers = await tx.trainer.findMany({ where: { id: { in: [...trainerIds] } }, select: { id: true } })
  await tx.runTrainer.deleteMany({ where: { runId } })
  await tx.runTrainer.createMany({ data: trainers.map(({ id }, position) => ({ runId, trainerId: id, position })) })
}

type Place = Parameters<typeof printPlace>[0] & { zone: string }

/** What saving would change for people, in lines that they could read; `kept`: the session that must not be taken away. */
async function readChange(
  tx: Tx,
  runId: string,
  before: LockedRun | null,
  wanted: Place & { sessions: RunInput['sessions'] },
  now: Date,
) {
  const existing = await tx.runSession.findMany({
    where: { runId },
    select: {
      id: true,
      localStart: true,
      startsAt: true,
      endsAt: true,
      cancelledAt: true,
      _count: { select: { singles: true, attendances: true } },
    },
    orderBy: { seq: 'asc' },
  })
  const plan = planSessions(
    existing.filter(({ cancelledAt }) => !cancelledAt),
    wanted.sessions,
  )
  const hasMoved = before !== null && printPlace(before) !== printPlace(wanted)
  const zone = before?.zone ?? wanted.zone
  const was = ({ startsAt, endsAt }: Times) => printTime(startsAt, endsAt, zone, now).full
  const is = ({ startsAt, endsAt }: Times) => printTime(startsAt, endsAt, wanted.zone, now).full
  const isAhead = ({ endsAt }: Times) => endsAt > now
  const kept = plan.removed.find(({ _count }) => _count.singles + _count.attendances > 0)
  const moved = plan.kept.flatMap(({ id, times, isChanged }) => {
    const session = existing.find((one) => one.id === id)
    return session && isChanged && (isAhead(session) || isAhead(times)) ? [`${was(session)} → ${is(times)}`] : []
  })
  return {
    plan,
    hasMoved,
    cancelled: existing.filter(({ cancelledAt }) => cancelledAt),
    kept: kept ? was(kept) : null,
    lines: [
      ...moved,
      ...plan.added.filter(isAhead).map((times) => `New: ${is(times)}`),
      ...plan.removed.filter(isAhead).map((session) => `No longer: ${was(session)}`),
      ...(hasMoved ? [`Where: ${printPlace(before)} → ${printPlace(wanted)}`] : []),
    ],
  }
}

type Times = { startsAt: Date; endsAt: Date }

/** Answers the ids of the sessions that calendars have to hear about. */
async function saveSessions(tx: Tx, runId: string, change: Awaited<ReturnType<typeof readChange>>): Promise<string[]> {
  const { plan, hasMoved, cancelled } = change
  const removedIds = plan.removed.map(({ id }) => id)
  await leaveMeetings(tx, removedIds)
  await tx.runSession.deleteMany({ where: { id: { in: removedIds } } })
  // Numbers are unique within a run, so all step aside before each takes its new one.
  await tx.runSession.updateMany({ where: { runId }, data: { seq: { increment: 1000 } } })
  const starts = [...plan.kept.map(({ times }) => times), ...plan.added, ...cancelled].map(({ startsAt }) => startsAt)
  const inOrder = starts.map(Number).sort((one, other) => one - other)
  const taken = new Set<number>()
  const seqOf = ({ startsAt }: { startsAt: Date }) => {
    // A session may stand where a cancelled one stood.
    let seq = inOrder.indexOf(Number(startsAt)) + 1
    while (taken.has(seq)) seq += 1
    taken.add(seq)
    return seq
  }
  for (const session of cancelled) {
    await tx.runSession.update({ where: { id: session.id }, data: { seq: seqOf(session) } })
  }
  const changed = plan.kept.filter((kept) => kept.isChanged || hasMoved).map((kept) => kept.id)
  for (const { id, times } of plan.kept) {
    const raised = changed.includes(id) ? { icsSequence: { increment: 1 } } : {}
    await tx.runSession.update({ where: { id }, data: { ...times, seq: seqOf(times), ...raised } })
  }
  const added = await tx.runSession.createManyAndReturn({
    data: plan.added.map((times) => ({ runId, seq: seqOf(times), ...times })),
    select: { id: true },
  })
  return [...changed, ...added.map((session) => session.id)]
}

async function mailChange(
  tx: Tx,
  before: LockedRun,
  after: LockedRun,
  change: { changedIds: string[]; removed: { id: string }[] },
  cause: string,
  now: Date,
): Promise<void> {
  const isAhead = (session: Times) => session.endsAt > now
  const isChanged = ({ id }: { id: string }) => change.changedIds.includes(id)
  const isRemoved = (session: Times & { id: string }) =>
    change.removed.some(({ id }) => id === session.id) && isAhead(session)

  const registrations = await tx.registration.findMany({ where: concerned(after.id), select: heldBy })
  for (const registration of registrations) {
    const holder = toHeld(registration)
    const link = personalLink(after, holder)
    const moved = calendarSessions(after, link, now).filter((session) => isChanged(session) && isAhead(session))
    const withdrawn = calendarSessions(before, link, now)
      .filter(isRemoved)
      .map((session) => ({ ...session, isCancelled: true }))
    // Who has chosen other sessions is not concerned.
    if (moved.length === 0 && withdrawn.length === 0) continue
    await withdrawReminders(tx, holder.id)
    const print = ({ startsAt, endsAt }: Times, zone: string) => printTimeFor(holder.zone, startsAt, endsAt, zone, now)
    const times = chosenSessions(after.sessions, holder.choice).map((session) => {
      const old = before.sessions.find(({ id }) => id === session.id)
      const isSame =
        old && Number(old.startsAt) === Number(session.startsAt) && Number(old.endsAt) === Number(session.endsAt)
      const mark = !isChanged(session) || isSame ? '' : old ? ` (moved; it was ${print(old, before.zone)})` : ' (new)'
      return `${print(session, after.zone)}${mark}`
    })
    await queueMail(tx, {
      ...changedTimesEmail({
        ...seatFacts(after, holder, now),
        times,
        removedTimes: withdrawn.map((session) => print(session, before.zone)),
        placeBefore: printPlace(before) === printPlace(after) ? null : printPlace(before),
        standing: standingOf(holder),
      }),
      cause: `run-changed:${cause}:${holder.id}`,
      template: 'run-changed',
      to: holder.email,
      // Only a seat was ever in a calendar.
      attachments:
        holder.state === RegistrationState.CONFIRMED
          ? [...calendarNotices('REQUEST', moved, holder, now), ...calendarNotices('CANCEL', withdrawn, holder, now)]
          : [],
    })
  }
}
