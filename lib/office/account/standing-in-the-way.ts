import { managePath } from '@/lib/courses/registration-links'
import { LIVE } from '@/lib/courses/seats'
import { OrderState, RefundState, RegistrationState, RunStatus, type Tx } from '@/lib/db'
import { LIVE as RUNNING } from '@/lib/payments/follow-subscription'

/** What has to be seen to before somebody can be removed. All empty: nothing. */
export type InTheWay = {
  /** Seats and places that are still theirs, each with the page where it is given back by its policy. */
  seats: { course: string; isWaiting: boolean; path: string }[]
  hasDesk: boolean
  isTrainer: boolean
  /** A page to pay is open at Stripe, a refund is on its way, or something about money waits for the treasurer. */
  isMoneyMoving: boolean
}

export async function standingInTheWay(tx: Tx, personId: string, now: Date): Promise<InTheWay> {
  const [registrations, grants, trainer, orders] = await Promise.all([
    tx.registration.findMany({
      where: {
        personId,
        OR: [
          // Somebody is paying, or is owed an answer.
          { state: { in: LIVE.filter((state) => state !== RegistrationState.CONFIRMED) } },
          {
            state: RegistrationState.CONFIRMED,
            run: {
              status: { not: RunStatus.CANCELLED },
              OR: [{ sessions: { none: {} } }, { sessions: { some: { endsAt: { gt: now }, cancelledAt: null } } }],
            },
          },
        ],
      },
      select: { id: true, linkVersion: true, state: true, run: { select: { course: { select: { title: true } } } } },
      orderBy: { createdAt: 'asc' },
    }),
    tx.grant.count({ where: { personId, revokedAt: null } }),
    tx.trainer.count({ where: { personId } }),
    tx.order.count({
      where: {
        personId,
        OR: [
          { state: OrderState.OPEN, checkoutSessionId: { not: null } },
          { moneyTasks: { some: { settledAt: null } } },
          { payments: { some: { refunds: { some: { state: RefundState.PENDING } } } } },
          { payments: { some: { disputes: { some: { state: 'OPEN' } } } } },
        ],
      },
    }),
  ])
  return {
    seats: registrations.map(({ run, state, ...registration }) => ({
      course: run.course.title,
      isWaiting: state === RegistrationState.WAITLISTED,
      path: managePath(registration),
    })),
    hasDesk: grants > 0,
    isTrainer: trainer > 0,
    isMoneyMoving: orders > 0,
  }
}

export function isInTheWay({ seats, hasDesk, isTrainer, isMoneyMoving }: InTheWay): boolean {
  return seats.length > 0 || hasDesk || isTrainer || isMoneyMoving
}

/** The gift of theirs that is still charged, which ends with the removal. */
export async function findRunning(tx: Tx, personId: string) {
  return tx.recurringGift.findFirst({
    where: { personId, state: { in: RUNNING } },
    select: { amountCents: true, feeCoverCents: true, interval: true },
  })
}
