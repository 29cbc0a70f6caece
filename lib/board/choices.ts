// What the application lets people choose from: the value is stored, the label is what people read.

/** A resume weighs at most 5 MB, counted as people's computers do. */
export const MOST_RESUME_BYTES = 5 * 1024 * 1024

type Choices = readonly { value: string; label: string }[]

export const regions = [
  { value: 'portland', label: 'Portland area' },
  { value: 'salem', label: 'Salem area' },
  { value: 'eugene', label: 'Eugene area' },
  { value: 'bend', label: 'Bend and central Oregon' },
  { value: 'vancouver', label: 'Vancouver and southwest Washington' },
  { value: 'oregon', label: 'Elsewhere in Oregon' },
  { value: 'elsewhere', label: 'Somewhere else' },
] as const satisfies Choices

export const nvcYears = [
  { value: 'none', label: 'I have not practiced it yet' },
  { value: 'under-2', label: 'Less than 2 years' },
  { value: '2-to-5', label: '2 to 5 years' },
  { value: '5-to-10', label: '5 to 10 years' },
  { value: 'over-10', label: 'More than 10 years' },
] as const satisfies Choices

export const certifications = [
  { value: 'none', label: 'None' },
  { value: 'candidate', label: 'CNVC certification candidate' },
  { value: 'certified', label: 'CNVC certified trainer' },
] as const satisfies Choices

export const skills = [
  { value: 'finance', label: 'Finance and bookkeeping' },
  { value: 'legal', label: 'Law' },
  { value: 'fundraising', label: 'Fundraising' },
  { value: 'people', label: 'Human resources' },
  { value: 'communications', label: 'Communications' },
  { value: 'programme', label: 'Courses and programs' },
  { value: 'technology', label: 'Technology' },
  { value: 'events', label: 'Events' },
  { value: 'equity', label: 'Equity and inclusion' },
  { value: 'facilitation', label: 'Facilitation' },
] as const satisfies Choices

export const needLevels = [
  { value: 'MOST', label: 'Looked for most' },
  { value: 'ALSO', label: 'Welcome too' },
  { value: 'COVERED', label: 'On the board already' },
] as const satisfies Choices

export const conflictKinds = [
  { value: 'FAMILY', label: 'Family, or somebody I live with' },
  { value: 'FRIENDSHIP', label: 'A friendship, or a quarrel' },
  { value: 'WORK', label: 'We work together, or one works for the other' },
  { value: 'MONEY', label: 'Money between us' },
  { value: 'OTHER', label: 'Something else' },
] as const satisfies Choices

/** The most characters of a referee’s answer: about a page. */
export const MOST_OF_A_REFERENCE = 3000

/** What a referee is asked, by the field that keeps the answer. */
export const referenceQuestions = {
  knows: 'How do you know them, and for how long?',
  brings: 'What do you see in them that a board would need?',
  support: 'Where might they need support, or find it hard?',
  recommends: 'Would you ask them onto a board yourself?',
} as const

/** What somebody who was asked about an applicant would say in a word. */
export const recommendations = [
  { value: 'yes', label: 'Yes, gladly' },
  { value: 'with-reservations', label: 'Yes, with reservations' },
  { value: 'no', label: 'Rather not' },
  { value: 'unsure', label: 'I cannot say' },
] as const satisfies Choices

export const quorumRules = [
  { value: 'MAJORITY', label: 'More than half' },
  { value: 'TWO_THIRDS', label: 'Two thirds' },
  { value: 'ALL', label: 'Everybody' },
] as const satisfies Choices

export const voteChoices = [
  { value: 'YES', label: 'Yes: ask them to join the board' },
  { value: 'NO', label: 'No: decline' },
  { value: 'ABSTAIN', label: 'Abstain' },
] as const satisfies Choices

/** For how many hours a vote in a meeting is open. */
export const MEETING_HOURS = 2

/** For how long a vote is open, in hours. */
export const voteHours = [
  { value: String(MEETING_HOURS), label: `${MEETING_HOURS} hours, while the board meets` },
  { value: '72', label: '3 days' },
  { value: '168', label: 'A week' },
  { value: '336', label: 'Two weeks' },
] as const satisfies Choices

/** How long a talk with an applicant takes. */
export const interviewMinutes = [
  { value: '30', label: '30 minutes' },
  { value: '45', label: '45 minutes' },
  { value: '60', label: 'An hour' },
  { value: '90', label: 'An hour and a half' },
] as const satisfies Choices

/** The values of a list of choices, as zod's enum wants them. */
export function valuesOf<const Value extends string>(choices: readonly { value: Value }[]): Value[] {
  return choices.map((choice) => choice.value)
}

/** What people read for a stored value; the value itself for one that is no longer offered. */
export function labelOf(choices: Choices, value: string): string {
  return choices.find((choice) => choice.value === value)?.label ?? value
}

/** “6 weeks”. */
export function weeksInWords(weeks: number): string {
  return weeks === 1 ? 'a week' : `${weeks} weeks`
}
