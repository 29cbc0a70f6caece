import type { DifferenceKind } from './compare-entries'

/** What a difference between our rows and Stripe's books means, and what the treasurer does about it. */
export const differenceWords: Record<DifferenceKind, { title: string; todo: string }> = {
  PAYMENT_NOT_HERE: {
    title: 'A payment at Stripe that is not here',
    todo: 'It came through another door than this site, or its news did not reach us. Look it up at Stripe; where it is a gift, enter it by hand or give it back.',
  },
  PAYMENT_NOT_THERE: {
    title: 'A payment here that is not at Stripe',
    todo: 'Stripe’s books do not have it. Look its id up at Stripe before you count on the money.',
  },
  REFUND_NOT_HERE: {
    title: 'A refund at Stripe that is not here',
    todo: 'Its news did not reach us, or it is of a payment that is not here. Look it up at Stripe: the receipt may say too much.',
  },
  REFUND_NOT_THERE: {
    title: 'A refund here that is not at Stripe',
    todo: 'It counts as done here, and Stripe’s books do not have it. Look it up at Stripe: the payer may not have the money.',
  },
  REFUND_FAILED_HERE: {
    title: 'A refund that failed here and went through at Stripe',
    todo: 'The money has left. See that nobody pays it a second time.',
  },
  REFUND_CAME_BACK: {
    title: 'A refund that came back at Stripe and stands here',
    todo: 'The payer has not got it. Its news should arrive within the hour; if not, look it up at Stripe.',
  },
  DISPUTE_NOT_HERE: {
    title: 'A dispute at Stripe that is not here',
    todo: 'Its news did not reach us. Answer it at Stripe before its date.',
  },
  OTHER_AMOUNT: {
    title: 'Another amount at Stripe than here',
    todo: 'Look it up at Stripe, and write down which is right.',
  },
  OTHER_FEE: {
    title: 'Another fee at Stripe than here',
    todo: 'Stripe’s figure counts in your books.',
  },
  FEE_NOT_HERE: {
    title: 'A fee that is not known here yet',
    todo: 'Stripe tells it some time after the payment. Until then the journal has the payment without its fee.',
  },
  ADJUSTMENT: {
    title: 'Something between Stripe and ORNCC',
    todo: 'A fee of Stripe’s own or a correction, which no payment explains. Book it by hand.',
  },
  SUM: {
    title: 'The parts do not come to the sum',
    todo: 'What Stripe names as the parts is not what it paid out. Ask Stripe again; if it stays so, write to Stripe.',
  },
  PARTS_UNKNOWN: {
    title: 'Stripe does not say what it is made of',
    todo: 'It names the parts only of payouts that it makes by its schedule, and some time after it has made them.',
  },
  IN_NO_PAYOUT: {
    title: 'In no payout for a long time',
    todo: 'It should have gone to the bank by now. Look at Stripe whether payouts are held.',
  },
}
