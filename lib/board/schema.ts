import { z } from 'zod'
import { emailField, formKeyField, nameField, optionalText, requiredText } from '@/lib/form-fields'
import { certifications, nvcYears, regions, skills, valuesOf } from './choices'
import type { StepId } from './draft/steps'

/** The most characters of a long answer: about two pages. */
const LONG = 4000

const referenceEmail = (sentence: string) => z.string(sentence).trim().min(1, sentence).pipe(emailField)

const yesOrNo = (sentence: string) => z.enum(['yes', 'no'], sentence).transform((given) => given === 'yes')

const tick = (sentence: string) => z.literal('yes', sentence)

const about = {
  name: nameField,
  pronouns: optionalText(60),
  phone: requiredText(40, 'Enter your phone number').refine(
    (phone) => (phone.match(/\d/g)?.length ?? 0) >= 7,
    'Enter a phone number like 503-555-0123',
  ),
  city: requiredText(100, 'Enter the town or city you live in'),
  region: z.enum(valuesOf(regions), 'Choose the region you live in'),
  heardFrom: optionalText(500),
}

const practice = {
  nvcYears: z.enum(valuesOf(nvcYears), 'Choose how long you have practiced NVC'),
  nvcCertification: z.enum(valuesOf(certifications), 'Choose a certification, or “None”'),
  nvcTrainings: requiredText(LONG, 'Tell us which trainings you have taken; “none” is an answer'),
}

const serving = {
  motivation: requiredText(LONG, 'Tell us why you would like to serve'),
  timeCommitment: requiredText(LONG, 'Tell us what time you can give'),
  skills: z
    .array(z.string())
    .refine((chosen) => chosen.every((skill) => skills.some(({ value }) => value === skill)), 'Choose from the list'),
  otherSkills: optionalText(500),
  otherBoards: optionalText(1000),
  equityStatement: requiredText(LONG, 'Tell us what equity and inclusion ask of a board'),
}

const conflicts = {
  hasConflict: yesOrNo('Say whether you may have a conflict of interest'),
  conflict: optionalText(LONG),
  hasPaidWork: yesOrNo('Say whether you are paid by ORNCC, or hope to be'),
  paidWork: optionalText(LONG),
}

const references = {
  reference1Name: requiredText(200, 'Enter the name of your first reference'),
  reference1Email: referenceEmail('Enter the email address of your first reference'),
  reference1Relationship: requiredText(200, 'Say how your first reference knows you'),
  reference1Consent: tick('Confirm that your first reference has agreed'),
  reference2Name: requiredText(200, 'Enter the name of your second reference'),
  reference2Email: referenceEmail('Enter the email address of your second reference'),
  reference2Relationship: requiredText(200, 'Say how your second reference knows you'),
  reference2Consent: tick('Confirm that your second reference has agreed'),
}

const resume = { accessNeeds: optionalText(1000) }

/** What the applicant signs at the end. */
export const signature = {
  affirmed: tick('Confirm that what you have written is true'),
  affirmedName: requiredText(200, 'Type your name to sign'),
}

/** Of fields that hang together: whether all is well, and what is said where if not, while other fields are wrong too. */
function rule<Value>(isWell: (value: Value) => unknown, field: string, error: string) {
  const pair: [typeof isWell, { path: string[]; error: string; when: () => boolean }] = [
    isWell,
    { path: [field], error, when: () => true },
  ]
  return pair
}

const conflictIsTold = rule(
  ({ hasConflict, conflict }: { hasConflict: boolean; conflict: string | null }) => !hasConflict || conflict,
  'conflict',
  'Tell us about the conflict of interest',
)

const paidWorkIsTold = rule(
  ({ hasPaidWork, paidWork }: { hasPaidWork: boolean; paidWork: string | null }) => !hasPaidWork || paidWork,
  'paidWork',
  'Tell us about the paid work',
)

const firstIsSomebodyElse = rule(
  ({ email, reference1Email }: { email: string; reference1Email: string }) => !email || email !== reference1Email,
  'reference1Email',
  'This is your own address; enter your reference’s',
)

const secondIsSomebodyElse = rule(
  ({ email, reference2Email }: { email: string; reference2Email: string }) => !email || email !== reference2Email,
  'reference2Email',
  'This is your own address; enter your reference’s',
)

const theyAreTwo = rule(
  ({ reference1Email, reference2Email }: { reference1Email: string; reference2Email: string }) =>
    !reference1Email || reference1Email !== reference2Email,
  'reference2Email',
  'This is your first reference’s address; we need two people',
)

/** What a finished step is, by step. The address is that of the draft, which nobody types twice. */
export const stepSchemas: Record<StepId, z.ZodType> = {
  about: z.object(about),
  practice: z.object(practice),
  serving: z.object(serving),
  conflicts: z
    .object(conflicts)
    .refine(...conflictIsTold)
    .refine(...paidWorkIsTold),
  references: z
    .object({ email: emailField, ...references })
    .refine(...firstIsSomebodyElse)
    .refine(...secondIsSomebodyElse)
    .refine(...theyAreTwo),
  resume: z.object(resume),
}

/** A whole board application. Everything wrong is said at once, questions that hang together included. */
export const applicationSchema = z
  .object({
    /** The draft that it was filled in as: one draft is one application. */
    formKey: formKeyField,
    email: emailField,
    ...about,
    ...practice,
    ...serving,
    ...conflicts,
    ...references,
    ...resume,
    ...signature,
  })
  .refine(...conflictIsTold)
  .refine(...paidWorkIsTold)
  .refine(...firstIsSomebodyElse)
  .refine(...secondIsSomebodyElse)
  .refine(...theyAreTwo)

export type ApplicationInput = z.output<typeof applicationSchema>
