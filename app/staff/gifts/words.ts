/** An order's state, as the treasurer says it. */
export const stateWords = { OPEN: 'Not paid yet', PAID: 'Paid', EXPIRED: 'Never paid' } as const
