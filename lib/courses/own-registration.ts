import { agreedPrice } from '@/lib/courses/price/seat-price'
import { placeInLine } from '@/lib/courses/waitlist/place-in-line'
import { db, OrderState, type Prisma } from '@/lib/db'
import { readLinkToken } from '@/lib/links'
import { emailOf } from '@/lib/people/email-of'
import { type SessionView, summarySelect, toSummaries } from './queries'

const ownSelect = {
  id: true,
  linkVersion: true,
  state: true,
  name: true,
  holdExpiresAt: true,
  offerExpiresAt: true,
  waitlistSeq: true,
  confirmedAt: true,
  cancelledBy: true,
  agreedCents: true,
  scholarship: { select: { state: true } },
  sessions: { select: { sessionId: true } },
  person: { select: { email: true } },
  orderLines: {
    select: {
      id: true,
      kind: true,
      description: true,
      amountCents: true,
      fairMarketValueCents: true,
      order: {
        select: {
          state: true,
          totalCents: true,
          checkoutSessionId: true,
          payments: { where: { receipts: { some: {} } }, select: { id: true } },
        },
      },
    },
    orderBy: [{ kind: 'asc' }, { id: 'asc' }],
  },
  run: {
    select: { ...summarySelect, accessNote: true, cancelReason: true },
  },
} satisfies Prisma.RegistrationSelect

/**
 * One person's registration as the holder of its manage link sees it; null when the link was not made here or was killed.
 * Its run's sessions are those that it is for. Zoom's link is no part of it.
 */
export async function findOwnRegistration(token: string) {
  const link = readLinkToken('registration', token)
  const registration =
    link && (await db.registration.findFirst({ where: { id: link.id, linkVersion: link.version }, select: ownSelect }))
  if (!registration) return null
  const { run, person, orderLines, sessions, agreedCents, ...own } = registration
  const { accessNote, cancelReason } = run
  const [summary] = await toSummaries([run])
  if (!summary) return null
  const choice = sessions.map(({ sessionId }) => sessionId)
  const isChosen = ({ id }: SessionView) => choice.length === 0 || choice.includes(id)
  return {
    ...own,
    email: emailOf(person),
    choice,
    /** What the office has agreed on for the seat; null: theirs to choose. */
    priceCents: agreedPrice(agreedCents, run.sessions, choice),
    inLine: await placeInLine(db, own.id),
    bill: toBill(orderLines),
    run: { ...summary, sessions: summary.sessions.filter(isChosen), accessNote, cancelReason },
  }
}

type BilledLine = Prisma.RegistrationGetPayload<{ select: typeof ownSelect }>['orderLines'][number]

/** What a seat costs, line by line; null where it costs nothing. `isBegun`: a page to pay it stands open at Stripe. */
function toBill(lines: readonly BilledLine[]) {
  const [first] = lines
  if (!first) return null
  const { state, totalCents, checkoutSessionId, payments } = first.order
  const valueCents = lines.reduce((sum, line) => sum + line.fairMarketValueCents, 0)
  return {
    lines: lines.map(({ id, kind, description, amountCents }) => ({ id, kind, description, amountCents })),
    totalCents,
    valueCents,
    isPaid: state === OrderState.PAID,
    // Money that came too late for a seat goes back without one.
    hasReceipt: payments.length > 0,
    isBegun: state === OrderState.OPEN && checkoutSessionId !== null,
  }
}

export type OwnRegistration = NonNullable<Awaited<ReturnType<typeof findOwnRegistration>>>
