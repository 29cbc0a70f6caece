/** An order's state, as the treasurer says it. */
export const stateWords = { OPEN: 'Not paid yet', PAID: 'Paid', EXPIRED: 'Never paid' } as const

/** What a person must do about something that Stripe told us and that fits nothing of ours. */
export function sayEvent(type: string): string {
  if (type.startsWith('charge.dispute')) return `A dispute about money that fits no order here (${type})`
  if (type.includes('refund')) return `A refund that cannot be entered here (${type}): enter it in the books by hand`
  return `Money that fits no order here (${type}): a refund may be due, or it came through another door`
}

/** What has just been done about something that waited. */
export const doneWords = new Map([
  ['ticked', { isGood: true, words: 'It is off the list, and the log has your name beside it.' }],
  ['put-back', { isGood: true, words: 'It is on the list again.' }],
  ['again', { isGood: true, words: 'It is on its way to the card again. The receipt is corrected and mailed.' }],
  ['by_hand', { isGood: true, words: 'It is written down as paid back. The receipt is corrected and mailed.' }],
  ['allocated', { isGood: true, words: 'Its lines are named. The receipt is corrected and mailed.' }],
  ['opened', { isGood: true, words: 'The giving door is open again. What failed until now counts no more.' }],
  ['gone', { isGood: false, words: 'It was not waiting any more. Nothing has changed.' }],
  [
    'nothing-left',
    {
      isGood: false,
      words:
        'Nothing of these lines is left to return, or a dispute holds them. Look it up at Stripe, then take it off.',
    },
  ],
])
