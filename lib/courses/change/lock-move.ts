import { type LockedRun, lockRun } from '@/lib/courses/lock-run'
import { chosenSessions, LIVE } from '@/lib/courses/seats'
import { OrderState, type Prisma, RegistrationState, RunStatus, type Tx } from '@/lib/db'
import { lockOrder, type OrderCheckout } from '@/lib/payments/close-checkout'
import { refundableLines } from '@/lib/payments/refundable'
import type { Paid } from './transfer-rules'

/** Why a seat cannot be moved, wherever to. */
export type Obstacle =
  | 'not_confirmed'
  /** Its first session has started. */
  | 'begun'
  /** It is for single sessions, and these are not those of another run. */
  | 'single_sessions'
  /** Some of what was paid went back, or its payer's bank asks for it. */
  | 'money_moved'

/** What decides whether a registration may move. */
export const movable = {
  id: true,
  runId: true,
  personId: true,
  linkVersion: true,
  calendarSequence: true,
  name: true,
  accessNeeds: true,
  zone: true,
  state: true,
  policyStartsAt: true,
  tier: { select: { kind: true, minCents: true, maxCents: true } },
  person: { select: { email: true } },
  sessions: { select: { sessionId: true } },
} satisfies Prisma.RegistrationSelect

type Movable = Prisma.RegistrationGetPayload<{ select: typeof movable }>

/** A registration and both runs, under their locks, and what was paid for it. */
export type LockedMove = { registration: Movable; from: LockedRun; to: LockedRun; paid: Paid | 'money_moved' }

/**
 * Locks all that a move concerns. `gone`: there is no such registration, or it was moved at this very moment; `no_run`: the
 * run that is named is none to move to.
 */
export async function lockMove(
  tx: Tx,
  registrationId: string,
  targetSlug: string,
  order: OrderCheckout | null,
): Promise<LockedMove | 'gone' | 'no_run'> {
  if (order) await lockOrder(tx, order.id)
  const seen = await tx.registration.findUnique({ where: { id: registrationId }, select: { runId: true } })
  const target = await tx.run.findUnique({ where: { slug: targetSlug }, select: { id: true } })
  if (!seen) return 'gone'
  if (!target || target.id === seen.runId) return 'no_run'
  const locked = new Map<string, LockedRun | null>()
  // Always in this order: two who move against one another would otherwise wait for each other for ever.
  for (const id of [seen.runId, target.id].sort()) locked.set(id, await lockRun(tx, id))
  const [from, to] = [locked.get(seen.runId), locked.get(target.id)]
  const registration = await tx.registration.findUniqueOrThrow({ where: { id: registrationId }, select: movable })
  if (registration.runId !== from?.id || !to) return 'gone'
  return { registration, from, to, paid: await readPaid(tx, registrationId) }
}

/** What keeps a seat where it is, whatever run it should move to. */
export function obstacleOf(
  registration: Pick<Movable, 'state' | 'sessions'>,
  run: { status: RunStatus; sessions: readonly { id: string; startsAt: Date; cancelledAt: Date | null }[] },
  paid: Paid | 'money_moved',
  now: Date,
): Obstacle | null {
  if (registration.state !== RegistrationState.CONFIRMED || run.status !== RunStatus.PUBLISHED) return 'not_confirmed'
  if (registration.sessions.length > 0) return 'single_sessions'
  const [first] = chosenSessions(run.sessions, [])
  if (!first || first.startsAt <= now) return 'begun'
  return paid === 'money_moved' ? paid : null
}

/** What was paid for a registration, while all of it is still here. */
export async function readPaid(tx: Tx, registrationId: string): Promise<Paid | 'money_moved'> {
  const paid = await tx.orderLine.findMany({
    where: { registrationId, order: { state: OrderState.PAID } },
    select: { kind: true, amountCents: true, fairMarketValueCents: true },
  })
  if (paid.length === 0) return []
  const left = await refundableLines(tx, registrationId)
  return left && sumOf(left.lines) === sumOf(paid) ? paid : 'money_moved'
}

const sumOf = (lines: readonly { amountCents: number }[]) => lines.reduce((sum, line) => sum + line.amountCents, 0)

/** Whether the person has a place in that run by itself. */
export async function isRegistered(tx: Tx, runId: string, personId: string): Promise<boolean> {
  return (await tx.registration.count({ where: { runId, personId, state: { in: [...LIVE] } } })) > 0
}
