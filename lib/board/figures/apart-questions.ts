// (check) What applicants are asked about themselves, and in which words, is for the board to decide.

/** Asked apart from the application, each for itself, and each may stay unanswered. */
export const apartQuestions = [
  {
    name: 'age',
    legend: 'How old are you?',
    choices: [
      { value: 'under-30', label: 'Under 30' },
      { value: '30-44', label: '30 to 44' },
      { value: '45-59', label: '45 to 59' },
      { value: '60-74', label: '60 to 74' },
      { value: 'over-74', label: '75 or older' },
    ],
  },
  {
    name: 'gender',
    legend: 'What is your gender?',
    choices: [
      { value: 'woman', label: 'Woman' },
      { value: 'man', label: 'Man' },
      { value: 'nonbinary', label: 'Nonbinary, or another' },
    ],
  },
  {
    name: 'color',
    legend: 'Do you think of yourself as a person of color, or as Indigenous?',
    choices: [
      { value: 'yes', label: 'Yes' },
      { value: 'no', label: 'No' },
    ],
  },
  {
    name: 'disability',
    legend: 'Do you live with a disability or a lasting illness?',
    choices: [
      { value: 'yes', label: 'Yes' },
      { value: 'no', label: 'No' },
    ],
  },
] as const

/** What is counted for a question that somebody left alone while answering another. */
export const UNSAID = 'unsaid'
export const unsaidLabel = 'Did not say'
