import { DisputeState, db, MailState, type Prisma, RefundState } from '@/lib/db'
import type { Treasurer } from '@/lib/people/granted'
import { countedReceipts, isHeld } from './counted-receipts'
import { statementStanding } from './statement-state'

type Standing = ReturnType<typeof statementStanding>

/** A statement as its donor may see it. What is not true any more, or held, has no text, so that nobody can print it. */
export type ShownStatement = { taxYear: number; revision: number } & (
  | { state: 'true'; text: string; issuedAt: Date }
  | { state: 'held' | 'outdated' }
)

/** The newest statement of each of a donor's years, the newest year first. */
export async function ownStatements(personId: string): Promise<ShownStatement[]> {
  const statements = await db.statement.findMany({
    where: { personId },
    orderBy: [{ taxYear: 'desc' }, { revision: 'desc' }],
    distinct: ['taxYear'],
    include: { person: { select: { orders: { select: receiptsOf(undefined) } } } },
  })
  return statements.map(({ person, ...statement }) => {
    const { taxYear, revision, text, issuedAt } = statement
    const state = standingOf(statement, person.orders)
    return state === 'true' ? { taxYear, revision, state, text, issuedAt } : { taxYear, revision, state }
  })
}

/** The statement of one year of a donor, or null. */
export async function findOwnStatement(personId: string, taxYear: number): Promise<ShownStatement | null> {
  return (await ownStatements(personId)).find((statement) => statement.taxYear === taxYear) ?? null
}

/** The years in which something was given, the newest first. */
export async function statementYears(_: Treasurer): Promise<number[]> {
  const years = await db.receipt.findMany({
    distinct: ['taxYear'],
    orderBy: { taxYear: 'desc' },
    select: { taxYear: true },
  })
  return years.map(({ taxYear }) => taxYear)
}

/** How a statement gets to its donor: by mail, or printed, where there is no address or SMTP has refused the mail. */
export type Delivery = 'sent' | 'on_its_way' | 'to_print' | 'refused' | 'printed'

/** Whether no mail has brought it and nobody has printed it. */
export const isToPrint = (delivery: Delivery) => delivery === 'to_print' || delivery === 'refused'

export type DonorOfYear = {
  personId: string
  name: string
  email: string | null
  /** What the donor's live receipts of the year come to, in cents; courses are no part of it in a statement. */
  statement: {
    id: string
    revision: number
    giftCents: number
    feeCents: number
    standing: Standing
    delivery: Delivery
    print: { printedAt: Date; printedBy: string } | null
    text: string
    taxYear: number
    issuedAt: Date
  } | null
}

/** Everybody who gave in a year, by name, with the newest statement of it. */
export async function donorsOfYear(_: Treasurer, taxYear: number): Promise<DonorOfYear[]> {
  const people = await db.person.findMany({
    where: {
      OR: [
        { statements: { some: { taxYear } } },
        { orders: { some: { payments: { some: { receipts: { some: countedReceipts(taxYear) } } } } } },
      ],
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      name: true,
      email: true,
      statements: { where: { taxYear }, orderBy: { revision: 'desc' }, take: 1, include: { print: true } },
      orders: { select: receiptsOf(taxYear) },
    },
  })
  const mails = await mailsOf(people.flatMap(({ statements: [statement] }) => statement?.id ?? []))
  return people.map(({ id, name, email, statements: [statement], orders }) => ({
    personId: id,
    name,
    email,
    statement: statement
      ? {
          ...statement,
          standing: standingOf(statement, orders),
          delivery: statement.print
            ? 'printed'
            : email === null
              ? 'to_print'
              : deliveryOf(mails.get(statement.id) ?? []),
        }
      : null,
  }))
}

/** The mails that carried each statement, by its id. */
async function mailsOf(ids: readonly string[]): Promise<Map<string, CarryingMail[]>> {
  const mails = await db.mailMessage.findMany({
    where: { template: 'statement', OR: ids.map((id) => ({ dedupeKey: { startsWith: `statement:${id}:` } })) },
    select: { dedupeKey: true, state: true, refusedAt: true },
  })
  return Map.groupBy(mails, ({ dedupeKey }) => `${dedupeKey.split(':')[1]}`)
}

type CarryingMail = { state: MailState; refusedAt: Date | null }

function deliveryOf(mails: readonly CarryingMail[]): Delivery {
  if (mails.some(({ state }) => state === MailState.SENT)) return 'sent'
  const isOver = mails.every(({ state }) => state === MailState.FAILED || state === MailState.STALE)
  if (!isOver) return 'on_its_way'
  return mails.some(({ refusedAt }) => refusedAt !== null) ? 'refused' : 'to_print'
}

function receiptsOf(taxYear: number | undefined) {
  const { kind, voidedAt } = countedReceipts(0)
  return {
    payments: {
      select: {
        disputes: { where: { state: DisputeState.OPEN }, select: { state: true } },
        refunds: {
          where: { state: { not: RefundState.FAILED }, allocations: { none: {} } },
          select: { state: true, allocations: { select: { amountCents: true } } },
        },
        receipts: {
          where: { kind, voidedAt, ...(taxYear === undefined ? {} : { taxYear }) },
          select: { serial: true, taxYear: true },
        },
      },
    },
  } satisfies Prisma.OrderSelect
}

type Orders = Prisma.OrderGetPayload<{ select: ReturnType<typeof receiptsOf> }>[]

function standingOf({ serials, taxYear }: { serials: number[]; taxYear: number }, orders: Orders): Standing {
  const receipts = orders.flatMap(({ payments }) =>
    payments.flatMap((payment) =>
      payment.receipts
        .filter((receipt) => receipt.taxYear === taxYear)
        .map(({ serial }) => ({ serial, state: isHeld({ payment }) ? ('held' as const) : ('live' as const) })),
    ),
  )
  return statementStanding(serials, receipts)
}
