import type { MoneyTaskKind } from '@/lib/db'

export type MoneyTaskFacts = {
  kind: MoneyTaskKind
  amountCents: number
  orderRef: string
  payerName: string
  email: string | null
}

const words: Record<MoneyTaskKind, { title: string; todo: string }> = {
  REFUND_TO_ALLOCATE: {
    title: 'A refund made at Stripe',
    todo: 'Say which lines of the order it returns. Until then its receipt is held: nobody can print it.',
  },
  REFUND_FAILED: {
    title: 'A refund that the card did not take',
    todo: 'The money is still here and is owed: send it to the card again, or pay it back another way and say so. The payer has been told where they had a receipt.',
  },
  REFUND_UNDECIDED: {
    title: 'A paid seat given back, without a rule',
    todo: 'No refund policy says what of the money goes back. Decide, give it back from its payment’s page, and write to the person; they have been told that somebody will.',
  },
  SEAT_WITHOUT_MONEY: {
    title: 'A seat whose fee has gone back at Stripe',
    todo: 'The seat is still taken, since money and seats are given back each on their own. If the person does not come, take the seat back on the run’s roster.',
  },
  DISPUTE_OPEN: {
    title: 'A payment that the card’s holder disputes',
    todo: 'Answer it at Stripe before its date. Until it is closed the receipt is held, and nothing of the payment can be refunded.',
  },
  DISPUTE_LOST: {
    title: 'A dispute lost',
    todo: 'The bank has taken the money back, and the receipt is void; where a part of the only line was taken, a new one says what is kept. The payer has not been written to, and a seat that was paid for stays taken: decide about both. Where something of several lines was kept, they have no receipt for it: write to them.',
  },
}

/** What waits, and what the treasurer does about it. */
export function sayMoneyTask(kind: MoneyTaskKind): { title: string; todo: string } {
  return words[kind]
}
