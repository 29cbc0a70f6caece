/** An order's state, as the treasurer says it. */
export const stateWords = { OPEN: 'Not paid yet', PAID: 'Paid', EXPIRED: 'Never paid' } as const

const eventWords: Record<string, string> = {
  'charge.refunded': 'Refunded at Stripe: the receipt must be corrected by hand',
  'charge.dispute.created': 'Disputed by the card’s holder: answer at Stripe, and see to the receipt by hand',
}

/** What a person must do about something that Stripe told us. */
export function sayEvent(type: string): string {
  return (
    eventWords[type] ?? `Money that fits no order here (${type}): a refund may be due, or it came through another door`
  )
}
