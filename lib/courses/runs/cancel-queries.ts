import { type MoneyBack, readMoneyBack } from '@/lib/courses/change/money-back'
import { heldBy, toHeld } from '@/lib/courses/held'
import { lockRun } from '@/lib/courses/lock-run'
import { isPast } from '@/lib/courses/run-state'
import { chosenSessions, LIVE } from '@/lib/courses/seats'
import { printTime } from '@/lib/dates'
import { db, RegistrationState, RunStatus, type Tx } from '@/lib/db'
import { formatCents } from '@/lib/money'
import { refundableLines } from '@/lib/payments/refundable'
import type { Staff } from '@/lib/people/granted'
import { runCancelledEmail, sessionCancelledEmail, type Told } from './cancelled-emails'
import { shareOf } from './session-refund'
import { courseLinks, sumBack } from './tell-of-end'

// What the desk shows before something is cancelled: who is told, how much goes back, and what the mail says.

const example = {
  name: '(their name)',
  reason: '(what you write below)',
  receipt: [],
  standing: 'seat',
} satisfies Partial<Told>

/** What cancelling a run would do; null when there is no such run, or nothing of it left to cancel. */
export async function previewCancelRun(_staff: Staff, slug: string, now = new Date()) {
  return db.$transaction(async (tx) => {
    const named = await tx.run.findUnique({ where: { slug }, select: { id: true } })
    const run = named && (await lockRun(tx, named.id))
    if (!run || run.status !== RunStatus.PUBLISHED || isPast(run, now)) return null
    const [first] = run.sessions
    const back = await Promise.all(
      (await liveOf(tx, run.id)).map(async (held) => ({
        held,
        lines: (await refundableLines(tx, held.id))?.lines ?? [],
      })),
    )
    const sums = back.map(({ lines }) => sumBack(lines))
    const firstTime = first ? printTime(first.startsAt, first.endsAt, run.zone, now).full : 'no date yet'
    const sample = runCancelledEmail({
      ...example,
      ...(await courseLinks(run, now)),
      course: run.course.title,
      firstTime,
      hasBegun: first !== undefined && first.startsAt <= now,
      back: sums.find(({ feeCents }) => feeCents > 0) ?? { feeCents: 0, giftCents: 0 },
      isDemonstration: run.isDemonstration,
    })
    return {
      id: run.id,
      course: run.course.title,
      firstTime,
      people: countPeople(back.map(({ held }) => held)),
      ...sumAll(sums),
      sample,
    }
  })
}

/** What cancelling one session would do; null when there is no such session that could be. */
export async function previewCancelSession(_staff: Staff, slug: string, sessionId: string, now = new Date()) {
  return db.$transaction(async (tx) => {
    const named = await tx.runSession.findFirst({ where: { id: sessionId, run: { slug } }, select: { runId: true } })
    const run = named && (await lockRun(tx, named.runId))
    const session = run?.sessions.find(({ id }) => id === sessionId)
    if (!run || !session || run.status !== RunStatus.PUBLISHED) return null
    if (session.cancelledAt || session.endsAt <= now) return null
    const without = {
      ...run,
      sessions: run.sessions.map((one) => (one === session ? { ...one, cancelledAt: now } : one)),
    }
    const concerned = (await liveOf(tx, run.id)).filter(
      ({ choice }) => choice.length === 0 || choice.includes(sessionId),
    )
    const back = await Promise.all(
      concerned.map(async (held) => {
        const isAll = chosenSessions(without.sessions, held.choice).length === 0
        const refundable = isAll ? await refundableLines(tx, held.id) : await shareOf(tx, run, held)
        return { isSeries: held.choice.length === 0, back: sumBack(refundable?.lines ?? []) }
      }),
    )
    const time = printTime(session.startsAt, session.endsAt, run.zone, now).full
    const ofSeries = back.filter(({ isSeries }) => isSeries)
    const sample = sessionCancelledEmail({
      ...example,
      ...(await courseLinks(run, now)),
      course: run.course.title,
      runTime: time,
      time,
      times: chosenSessions(without.sessions, [])
        .filter(({ endsAt }) => endsAt > now)
        .map(({ startsAt, endsAt }) => printTime(startsAt, endsAt, run.zone, now).full),
      manageHref: '(their own link)',
      back: ofSeries.find(({ back: { feeCents } }) => feeCents > 0)?.back ?? { feeCents: 0, giftCents: 0 },
      isDemonstration: run.isDemonstration,
    })
    return {
      id: session.id,
      course: run.course.title,
      time,
      isLast: chosenSessions(without.sessions, []).length === 0,
      people: countPeople(concerned),
      series: sumAll(ofSeries.map((one) => one.back)),
      singles: sumAll(back.filter(({ isSeries }) => !isSeries).map((one) => one.back)),
      sample,
    }
  })
}

async function liveOf(tx: Tx, runId: string) {
  const live = await tx.registration.findMany({ where: { runId, state: { in: [...LIVE] } }, select: heldBy })
  return live.map(toHeld)
}

function countPeople(held: readonly { state: RegistrationState }[]) {
  const of = (state: RegistrationState) => held.filter((one) => one.state === state).length
  return {
    all: held.length,
    seats: of(RegistrationState.CONFIRMED),
    held: of(RegistrationState.HOLD),
    offered: of(RegistrationState.OFFERED),
    waiting: of(RegistrationState.WAITLISTED),
  }
}

function sumAll(sums: readonly { feeCents: number; giftCents: number }[]) {
  return {
    feeCents: sums.reduce((sum, { feeCents }) => sum + feeCents, 0),
    giftCents: sums.reduce((sum, { giftCents }) => sum + giftCents, 0),
  }
}

/** What ending one registration would give back, in words; null when there is none that could be ended. */
export async function previewEnd(_staff: Staff, slug: string, registrationId: string, now = new Date()) {
  return db.$transaction(async (tx) => {
    const registration = await tx.registration.findFirst({
      where: { id: registrationId, run: { slug }, state: { in: [...LIVE] } },
      select: { name: true, run: { select: { course: { select: { title: true } } } } },
    })
    if (!registration) return null
    const back = await readMoneyBack(tx, registrationId, now)
    const { feeCents, giftCents } = sumBack((await refundableLines(tx, registrationId))?.lines ?? [])
    const all = feeCents + giftCents
    return {
      name: registration.name,
      course: registration.run.course.title,
      asked: askedWords(back),
      all: all === 0 ? 'Nothing was paid.' : `All of ${formatCents(all)} goes back.`,
    }
  })
}

function askedWords(back: MoneyBack): string {
  if (back.kind === 'nothing') return 'Nothing was paid.'
  if (back.kind === 'undecided') {
    return `The treasurer decides what goes back of ${formatCents(back.paidCents)}: ${back.because === 'disputed' ? 'the bank is asking for it' : 'no policy was set'}.`
  }
  return `By the refund policy ${formatCents(back.backCents)} goes back, and ${formatCents(back.staysCents)} stays.`
}
