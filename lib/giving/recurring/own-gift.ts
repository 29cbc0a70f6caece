import { db, RecurringGiftState } from '@/lib/db'
import { LIVE } from '@/lib/payments/follow-subscription'

/** The recurring gift of a donor that runs, or else the last one that did; null when they never had one. */
export async function readOwnGift(personId: string) {
  const gifts = await db.recurringGift.findMany({
    where: {
      personId,
      state: { not: RecurringGiftState.PENDING },
      OR: [{ endReason: null }, { endReason: { not: 'SECOND' } }],
    },
    orderBy: { createdAt: 'desc' },
    select: {
      id: true,
      payerName: true,
      interval: true,
      amountCents: true,
      feeCoverCents: true,
      state: true,
      endReason: true,
      endedAt: true,
      anchorAt: true,
      createdAt: true,
      nextChargeAt: true,
      methodLabel: true,
      isDemonstration: true,
      fund: { select: { name: true } },
    },
  })
  const gift = gifts.find(({ state }) => LIVE.some((live) => live === state)) ?? gifts[0]
  if (!gift) return null
  const { fund, anchorAt, createdAt, ...shown } = gift
  return {
    ...shown,
    totalCents: gift.amountCents + gift.feeCoverCents,
    anchorAt: anchorAt ?? createdAt,
    fundName: fund?.name ?? null,
  }
}

export type OwnGift = NonNullable<Awaited<ReturnType<typeof readOwnGift>>>

/** What a donor's own acts are about: the gift of theirs that runs, with its names at Stripe. */
export async function findRunningGift(personId: string) {
  const gift = await db.recurringGift.findFirst({ where: { personId, state: { in: LIVE } } })
  return gift?.subscriptionId && gift.customerId
    ? { ...gift, subscriptionId: gift.subscriptionId, customerId: gift.customerId }
    : null
}

export type RunningGift = NonNullable<Awaited<ReturnType<typeof findRunningGift>>>
