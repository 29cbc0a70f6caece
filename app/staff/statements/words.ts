export const standingWords = {
  true: 'Made',
  held: 'Held: a payment is asked about',
  outdated: 'Being corrected',
} as const

export const deliveryWords = {
  sent: 'Mailed',
  on_its_way: 'On its way',
  to_print: 'To print',
  refused: 'Its mail was refused: to print',
  printed: 'Printed',
} as const

/** What has just been done. */
export const doneWords = new Map([
  ['asked', { isGood: true, words: 'They are being made and mailed. Load this page again in a minute.' }],
  ['year_not_over', { isGood: false, words: 'That year is not over. Nothing has been made.' }],
  ['sent', { isGood: true, words: 'It is on its way once more, word for word.' }],
  ['printed', { isGood: true, words: 'Noted: they are printed, and wait no more.' }],
  ['waits', { isGood: true, words: 'It waits to be printed again.' }],
  ['not_true', { isGood: false, words: 'That statement is held or being corrected, so it was not mailed.' }],
  ['no_email', { isGood: false, words: 'That donor has no email. Print the statement instead.' }],
  [
    'letters',
    {
      isGood: false,
      words:
        'There is no PDF: a name has letters that our PDFs cannot write, and we do not want to misspell it. The donor’s own page prints it from the browser.',
    },
  ],
])
