// (check) What the pages about giving say of taxes and of gifts that come otherwise than by card. For ORNCC's treasurer or
// a CPA to sign off; it is kept here so that it is easy to change. Facts, no advice, and no promise.

/** On the page that asks for gifts. */
export const taxFacts: readonly string[] = [
  'What a gift does to your own taxes depends on your circumstances, and the rules change. We cannot promise it; a tax adviser can tell you.',
  'For a single gift of $250 or more you need a written acknowledgment before you file. Ours comes by mail at once and has the words that federal rules ask for, whatever the amount.',
  'A course fee is not a gift, even though the course is held by a charity.',
  'A gift cannot be set aside for one named person. It may be for scholarships in general; ORNCC then chooses who receives them.',
]

/** Other ways than a card: what each needs, and what the giver should know of it. */
export const otherWays = {
  check: [
    'A check costs no card fee. Put your name and an address beside it, so that a receipt can reach you, and on its memo line the fund, if you mean one.',
    'A mailed check counts as given on the day of its postmark, so one for this year must be in the mail this year.',
  ],
  donorAdvisedFund: [
    'Recommend a grant to ORNCC in your sponsor’s own form; it asks for the name, tax number and address above.',
    'The sponsor has given you the receipt for your taxes already. We write to thank you, and that letter is none.',
  ],
  ira: [
    'From the age of 70½ you can ask the custodian of an IRA to pay a charity directly, which the law calls a qualified charitable distribution. Such a payment can count toward what you must withdraw in a year. Whether it serves you is a question for your custodian or adviser.',
    'Such checks often come without the giver’s name. Ask the custodian to put yours on it, and tell us that it is coming.',
  ],
  stock: [
    'Shares that have grown in value can be given without being sold first. Write to us before anything is transferred: where shares can be received is not published here.',
    'Our letter then describes the shares and the day they came. It names no value; that is for you and your adviser.',
  ],
  employer: [
    'Many employers match what their people give, and some pay for hours of volunteering. Ask whoever looks after benefits; their form asks for the name and the tax number above.',
    'When you give here by card, name your employer in the form, and the receipt’s mail reminds you.',
  ],
  will: [
    'A gift in a will needs nothing of this site. Write to us, and we answer with what your lawyer needs to know.',
  ],
} as const
