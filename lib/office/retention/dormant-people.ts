import { type db, OrderState, type Prisma, RefundState, RegistrationState, type Tx } from '@/lib/db'
import { forgetPerson } from '@/lib/office/account/forget-person'
import { isInTheWay, standingInTheWay } from '@/lib/office/account/standing-in-the-way'
import { LIVE as RUNNING } from '@/lib/payments/follow-subscription'

/** How many are removed in one night; the others follow in the next ones. */
const MOST_AT_ONCE = 200

export type Paid = { hasPaid: boolean }

const waiting = [RegistrationState.HOLD, RegistrationState.OFFERED, RegistrationState.WAITLISTED]

/**
 * People of whom nothing has come since: no run that they had a seat in, no registration, payment, application or wish to
 * hear of a course. Whoever has or had a desk stays, since the audit names them, and so does whoever is named as a trainer.
 */
async function dormant(tx: Tx | typeof db, since: Date, { hasPaid }: Paid) {
  const interests = await tx.courseInterest.findMany({
    where: { confirmedAt: { not: null }, stoppedAt: null },
    distinct: ['email'],
    select: { email: true },
  })
  const isWaiting = { email: { in: interests.map(({ email }) => email) } }
  const paid = { payments: { some: {} } } satisfies Prisma.OrderWhereInput
  return {
    mergedIntoId: null,
    removedAt: null,
    removalAskedAt: null,
    isUnnamed: false,
    createdAt: { lt: since },
    grants: { none: {} },
    trainer: { is: null },
    applications: { none: {} },
    boardMembers: { none: {} },
    signIns: { none: {} },
    registrations: {
      none: {
        OR: [
          { createdAt: { gte: since } },
          { state: { in: waiting } },
          { run: { sessions: { some: { endsAt: { gte: since } } } } },
        ],
      },
    },
    recurringGifts: { none: { OR: [{ state: { in: RUNNING } }, { endedAt: { gte: since } }] } },
    orders: {
      none: {
        OR: [
          { createdAt: { gte: since } },
          { state: OrderState.OPEN, checkoutSessionId: { not: null } },
          { moneyTasks: { some: { settledAt: null } } },
          { payments: { some: { occurredAt: { gte: since } } } },
          { payments: { some: { refunds: { some: { state: RefundState.PENDING } } } } },
        ],
      },
    },
    AND: [
      { orders: hasPaid ? { some: paid } : { none: paid } },
      { OR: [{ email: null }, { NOT: isWaiting }] },
      { merged: { none: isWaiting } },
    ],
  } satisfies Prisma.PersonWhereInput
}

export async function countDormant(tx: Tx | typeof db, since: Date, paid: Paid): Promise<number> {
  return tx.person.count({ where: await dormant(tx, since, paid) })
}

export async function listDormant(tx: Tx | typeof db, since: Date, paid: Paid) {
  return tx.person.findMany({
    where: await dormant(tx, since, paid),
    select: {
      name: true,
      email: true,
      postalAddress: true,
      createdAt: true,
      _count: { select: { registrations: true, orders: { where: { payments: { some: {} } } } } },
    },
    orderBy: { createdAt: 'asc' },
  })
}

/** Removes them as if they had asked for it, but that which sessions somebody was at is still counted. */
export async function eraseDormant(tx: Tx, since: Date, paid: Paid, now: Date): Promise<number> {
  const where = await dormant(tx, since, paid)
  const people = await tx.person.findMany({
    where,
    select: { id: true, email: true },
    orderBy: { createdAt: 'asc' },
    take: MOST_AT_ONCE,
  })
  let erased = 0
  for (const person of people) {
    // Whoever takes a seat or pays at this moment holds their row, and is looked at again under its lock.
    await tx.$queryRaw`SELECT 1 FROM "Person" WHERE "id" = ${person.id}::uuid FOR UPDATE`
    if ((await tx.person.count({ where: { id: person.id, ...where } })) === 0) continue
    if (isInTheWay(await standingInTheWay(tx, person.id, now))) continue
    await forgetPerson(tx, person, now)
    erased++
  }
  return erased
}
