// The application as it is asked: step by step. Client components read this too.

/** What each field asks, as the form, the review page and the comparison of two tabs say it. */
export const questions = {
  name: 'Name',
  pronouns: 'Pronouns',
  phone: 'Phone',
  city: 'Town or city',
  region: 'Region',
  heardFrom: 'How did you hear of us?',
  nvcYears: 'How long have you practiced it?',
  nvcCertification: 'Are you certified?',
  nvcTrainings: 'Which trainings have you taken?',
  motivation: 'Why would you like to serve ORNCC?',
  timeCommitment: 'What time can you give?',
  skills: 'What do you bring?',
  otherSkills: 'Something else you bring',
  otherBoards: 'Other boards you serve on, or have served on',
  equityStatement: 'What do equity and inclusion ask of a board like ours?',
  hasConflict: 'Could anything pull you, or somebody close to you, another way than ORNCC’s good?',
  conflict: 'If yes, what is it?',
  hasPaidWork: 'Does ORNCC pay you for work, or do you hope that it will?',
  paidWork: 'If yes, for what?',
  reference1Name: 'First reference: their name',
  reference1Email: 'First reference: their email',
  reference1Relationship: 'First reference: how they know you',
  reference1Consent: 'First reference: they have agreed',
  reference2Name: 'Second reference: their name',
  reference2Email: 'Second reference: their email',
  reference2Relationship: 'Second reference: how they know you',
  reference2Consent: 'Second reference: they have agreed',
  accessNeeds: 'What would help you take part?',
} as const

export type Field = keyof typeof questions

export const stepIds = ['about', 'practice', 'serving', 'conflicts', 'references', 'resume'] as const
export type StepId = (typeof stepIds)[number]

type Step = { title: string; hint?: string; fields: readonly Field[] }

export const steps: Record<StepId, Step> = {
  about: { title: 'About you', fields: ['name', 'pronouns', 'phone', 'city', 'region', 'heardFrom'] },
  practice: {
    title: 'Nonviolent Communication',
    hint: 'NVC, for short. All beginnings count.',
    fields: ['nvcYears', 'nvcCertification', 'nvcTrainings'],
  },
  serving: {
    title: 'Serving',
    fields: ['motivation', 'timeCommitment', 'skills', 'otherSkills', 'otherBoards', 'equityStatement'],
  },
  conflicts: {
    title: 'Conflicts of interest',
    hint: 'A yes does not shut the door. Saying it early keeps trust.',
    fields: ['hasConflict', 'conflict', 'hasPaidWork', 'paidWork'],
  },
  references: {
    title: 'References',
    hint: 'Two people who know how you work with others. Ask them first.',
    fields: [
      'reference1Name',
      'reference1Email',
      'reference1Relationship',
      'reference1Consent',
      'reference2Name',
      'reference2Email',
      'reference2Relationship',
      'reference2Consent',
    ],
  },
  resume: { title: 'Resume and access', fields: ['accessNeeds'] },
}

/** The page on which all of it is checked and sent is the last step. */
export const STEP_COUNT = stepIds.length + 1

/** “Step 2 of 7”. */
export function stepInWords(step: StepId | 'review'): string {
  return `Step ${step === 'review' ? STEP_COUNT : stepIds.indexOf(step) + 1} of ${STEP_COUNT}`
}

export function isStepId(text: string): text is StepId {
  return stepIds.some((id) => id === text)
}

/** Where a step leads once it is finished: to the one after it, and to the last page as soon as nothing is missing. */
export function nextAfter(step: StepId, unfinished: readonly StepId[]): StepId | 'review' {
  const [first] = unfinished
  if (first === undefined) return 'review'
  return stepIds[stepIds.indexOf(step) + 1] ?? first
}
