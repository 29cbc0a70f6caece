import type { LineKind, PaymentMethod } from '@/lib/db'
import type { AccountKey } from './journal-accounts'

// The journal: what moved, as debits and credits. Everything at Stripe beside the payments themselves is booked from
// Stripe's own books, on Stripe's day: so what is exported once never changes, and the account of Stripe's balance comes to
// what Stripe holds.

/** One side of an entry: exactly one of debit and credit is above 0; cents. */
export type JournalLine = {
  account: AccountKey
  debitCents: number
  creditCents: number
  description: string
  /** The fund, for what came in and what went back of it. */
  fund: string | null
}

export type JournalEntry = {
  /** The same number whenever it is exported, so that QuickBooks knows what it has already. */
  number: string
  /** `2026-11-24`, in ORNCC's zone. */
  day: string
  lines: JournalLine[]
}

/** So much of a line of an order. */
export type Share = { kind: LineKind; amountCents: number; fund: string | null }

/** What the journal is made of; cents, and days in ORNCC's zone. */
export type Happening =
  | {
      what: 'payment'
      id: string
      day: string
      method: PaymentMethod
      orderRef: string
      lines: readonly Share[]
      feeCents: number
      /** Of a CREDIT: what of the first payment it is made of. */
      madeOf: readonly Share[]
    }
  /** Paid back by hand; or, where it was entered by mistake, never there (`isMistake`). */
  | { what: 'hand'; id: string; day: string; orderRef: string; lines: readonly Share[]; isMistake: boolean }
  /** A refund in Stripe's books, or one that came back (`netCents` above 0). Without lines: nobody has named them, or it is not ours. */
  | { what: 'refund'; id: string; day: string; orderRef: string; netCents: number; lines: readonly Share[] }
  | { what: 'dispute'; id: string; day: string; orderRef: string; amountCents: number; feeCents: number }
  /** To the bank, or back from it (below 0). */
  | { what: 'payout'; id: string; day: string; amountCents: number }
  /** Something at Stripe that no row of ours explains. */
  | { what: 'other'; id: string; day: string; description: string; amountCents: number; feeCents: number }

const accountOfLine: Record<LineKind, AccountKey> = { FEE: 'courseFees', GIFT: 'gifts', FEE_COVER: 'feeCover' }
const prefixes: Record<Happening['what'], string> = {
  payment: 'P',
  hand: 'H',
  refund: 'R',
  dispute: 'D',
  payout: 'T',
  other: 'S',
}

/** The balanced entry of something that happened; null where no money moved. */
export function journalEntry(happening: Happening): JournalEntry | null {
  const lines = linesOf(happening).flatMap(side)
  const { what, id, day } = happening
  // QuickBooks takes 21 characters.
  return lines.length > 0 ? { number: `${prefixes[what]}-${id.slice(-14)}`, day, lines } : null
}

/** A sum of an account: above 0 to its debit, below to its credit. */
type Sum = { account: AccountKey; cents: number; description: string; fund?: string | null }

function side({ account, cents, description, fund = null }: Sum): JournalLine[] {
  if (cents === 0) return []
  return [{ account, debitCents: Math.max(0, cents), creditCents: Math.max(0, -cents), description, fund }]
}

function linesOf(happening: Happening): Sum[] {
  switch (happening.what) {
    case 'payment':
      return paymentSums(happening)
    case 'hand': {
      const { lines, orderRef, isMistake } = happening
      const description = `${isMistake ? 'Entered by mistake' : 'Refund by hand'}, order ${orderRef}`
      const account = isMistake ? 'undeposited' : 'bank'
      return [...shares(lines, 1, description), { account, cents: -sum(lines), description }]
    }
    case 'refund': {
      const { lines, netCents, orderRef } = happening
      const description = netCents < 0 ? `Refund, order ${orderRef}` : `Refund that came back, order ${orderRef}`
      const named = lines.length > 0 ? shares(lines, netCents < 0 ? 1 : -1, description) : []
      const unnamedCents = -netCents - total(named)
      return [
        ...named,
        { account: 'unnamed', cents: unnamedCents, description },
        { account: 'stripe', cents: netCents, description },
      ]
    }
    case 'dispute': {
      const { amountCents, feeCents, orderRef } = happening
      const description = `Dispute, order ${orderRef}`
      return [
        { account: 'disputes', cents: -amountCents, description },
        { account: 'stripeFees', cents: feeCents, description },
        { account: 'stripe', cents: amountCents - feeCents, description },
      ]
    }
    case 'payout': {
      const { amountCents } = happening
      const description = amountCents > 0 ? 'Payout by Stripe' : 'Payout that came back'
      return [
        { account: 'bank', cents: amountCents, description },
        { account: 'stripe', cents: -amountCents, description },
      ]
    }
    case 'other': {
      const { amountCents, feeCents, description } = happening
      return [
        { account: 'stripe', cents: amountCents - feeCents, description },
        { account: 'stripeFees', cents: feeCents, description },
        { account: 'unnamed', cents: -amountCents, description },
      ]
    }
  }
}

function paymentSums({ method, lines, feeCents, madeOf, orderRef }: Happening & { what: 'payment' }): Sum[] {
  const description = `Order ${orderRef}`
  const earned = shares(lines, -1, description)
  if (method === 'CREDIT') {
    const given = shares(madeOf, 1, description)
    return [...given, ...earned, { account: 'unnamed', cents: -total(given) - total(earned), description }]
  }
  if (method === 'STRIPE') {
    return [
      { account: 'stripe', cents: sum(lines) - feeCents, description },
      { account: 'stripeFees', cents: feeCents, description: `Stripe’s fee, order ${orderRef}` },
      ...earned,
    ]
  }
  return [{ account: 'undeposited', cents: sum(lines), description }, ...earned]
}

function shares(lines: readonly Share[], sign: 1 | -1, description: string): Sum[] {
  return lines.map(({ kind, amountCents, fund }) => ({
    account: accountOfLine[kind],
    cents: sign * amountCents,
    description,
    fund,
  }))
}

const sum = (lines: readonly Share[]) => lines.reduce((total, line) => total + line.amountCents, 0)
const total = (sums: readonly Sum[]) => sums.reduce((cents, one) => cents + one.cents, 0)
