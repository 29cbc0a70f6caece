import { DisputeState, db, LineKind, OrderState, PaymentMethod, RefundState } from '@/lib/db'
import { LIVE } from '@/lib/payments/follow-subscription'
import type { Treasurer } from '@/lib/people/granted'
import { takesGifts } from './fund-state'

/** The funds that a donor may choose beside the general fund, in the order of the desk. */
export async function openFunds(now = new Date()) {
  const funds = await db.fund.findMany({
    where: { closedAt: null },
    orderBy: [{ position: 'asc' }, { name: 'asc' }],
    select: { slug: true, name: true, purpose: true, endsOn: true },
  })
  return funds.filter(({ endsOn }) => takesGifts({ isClosed: false, endsOn }, now))
}

type LiveGift = {
  fundId: string
  personId: string
  payerName: string
  isAnonymous: boolean
  /** Given by card, on the form that says where names are shown. */
  sawForm: boolean
  keptCents: number
}

/**
 * The gifts to funds that are here: paid, by card or otherwise, less what went back, without those that a bank has taken
 * back. What went back and nobody has said of which line counts as gone from each. A covered fee is no part of it: it pays
 * the card fee. The newest first.
 */
function liveGifts(fundId: string | null): Promise<LiveGift[]> {
  return db.$queryRaw`
    SELECT * FROM (
      SELECT l."fundId", o."personId", o."payerName", o."isAnonymous",
        EXISTS (
          SELECT FROM "Payment" p WHERE p."orderId" = o."id" AND p."method" = ${PaymentMethod.STRIPE}::"PaymentMethod"
        ) AS "sawForm",
        (l."amountCents" - (
          SELECT coalesce(sum(coalesce(a."amountCents", r."amountCents")), 0)
          FROM "Refund" r
          JOIN "Payment" p ON p."id" = r."paymentId"
          LEFT JOIN "RefundAllocation" a ON a."refundId" = r."id"
          WHERE p."orderId" = o."id" AND r."state" <> ${RefundState.FAILED}::"RefundState"
            AND (a."orderLineId" = l."id" OR a."orderLineId" IS NULL)
        ))::int AS "keptCents"
      FROM "OrderLine" l
      JOIN "Order" o ON o."id" = l."orderId"
      WHERE l."fundId" IS NOT NULL AND (${fundId}::uuid IS NULL OR l."fundId" = ${fundId}::uuid)
        AND l."kind" = ${LineKind.GIFT}::"LineKind" AND o."state" = ${OrderState.PAID}::"OrderState"
        AND NOT EXISTS (
          SELECT FROM "Dispute" d JOIN "Payment" p ON p."id" = d."paymentId"
          WHERE p."orderId" = o."id" AND d."state" = ${DisputeState.LOST}::"DisputeState")
      ORDER BY o."createdAt" DESC
    ) gift
    WHERE "keptCents" > 0`
}

const MOST_NAMES = 200

/** A campaign as its page and the articles about it show it, and null where there is none at this address. */
export async function findCampaign(slug: string) {
  const fund = await db.fund.findUnique({
    where: { slug },
    select: {
      id: true,
      slug: true,
      name: true,
      purpose: true,
      story: true,
      goalCents: true,
      endsOn: true,
      closedAt: true,
      isDemonstration: true,
    },
  })
  if (!fund?.goalCents || fund.story === null) return null
  const { id, goalCents, story, closedAt, ...shown } = fund
  const gifts = await liveGifts(id)
  const { giverCount, named } = givers(gifts)
  return {
    ...shown,
    goalCents,
    story,
    isClosed: closedAt !== null,
    raisedCents: gifts.reduce((sum, gift) => sum + gift.keptCents, 0),
    giverCount,
    names: named.slice(0, MOST_NAMES).map(({ name }) => name),
  }
}

export type Campaign = NonNullable<Awaited<ReturnType<typeof findCampaign>>>

/**
 * Who has given, each once, by name where they may be named: nobody who has asked with any of their gifts not to be, and
 * nobody who was never asked since they gave otherwise than on the form. In the order of the alphabet, so that the list
 * does not say who gave more.
 */
function givers(gifts: readonly LiveGift[]) {
  const people = Map.groupBy(gifts, (gift) => gift.personId)
  const named = [...people.values()]
    .map((theirs) => theirs.filter((gift) => gift.sawForm))
    .flatMap((asked) => (asked.some((gift) => gift.isAnonymous) ? [] : asked.slice(0, 1)))
    .map(({ personId, payerName }) => ({ personId, name: payerName }))
    .sort((one, other) => one.name.localeCompare(other.name, 'en'))
  return { giverCount: people.size, named }
}

/** Every campaign's address, in the order of the desk; closed ones keep their page. */
export async function campaignSlugs(): Promise<string[]> {
  const funds = await db.fund.findMany({
    where: { goalCents: { not: null } },
    orderBy: [{ position: 'asc' }, { name: 'asc' }],
    select: { slug: true },
  })
  return funds.map(({ slug }) => slug)
}

/** All funds for the treasurer, with what is in gifts to each and how many monthly or yearly gifts still go to it. */
export async function listFunds(_: Treasurer, now = new Date()) {
  const [funds, gifts] = await Promise.all([
    db.fund.findMany({
      orderBy: [{ position: 'asc' }, { name: 'asc' }],
      select: {
        id: true,
        slug: true,
        name: true,
        goalCents: true,
        endsOn: true,
        closedAt: true,
        _count: { select: { recurringGifts: { where: { state: { in: LIVE } } } } },
      },
    }),
    liveGifts(null),
  ])
  return funds.map(({ _count, ...fund }) => ({
    ...fund,
    takesGifts: takesGifts({ isClosed: fund.closedAt !== null, endsOn: fund.endsOn }, now),
    raisedCents: gifts.reduce((sum, gift) => sum + (gift.fundId === fund.id ? gift.keptCents : 0), 0),
    recurringCount: _count.recurringGifts,
  }))
}

/** A fund as its form shows it, and whom its page names; null where there is none. */
export async function findFund(_: Treasurer, id: string) {
  const fund = await db.fund.findUnique({ where: { id } })
  return fund && { ...fund, named: fund.goalCents === null ? [] : givers(await liveGifts(id)).named }
}
