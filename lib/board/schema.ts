import { z } from 'zod'
import { emailField, formKeyField, nameField, optionalText } from '@/lib/form-fields'
import { certifications, nvcYears, regions, skills, valuesOf } from './choices'

/** The most characters of a long answer: about two pages. */
const LONG = 4000

const answer = (most: number, sentence: string) =>
  z
    .string(sentence)
    // Browsers post two characters for the end of a line; people count one.
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .pipe(
      z
        .string()
        .min(1, sentence)
        .max(most, `Use at most ${most.toLocaleString('en-US')} characters`),
    )

const referenceEmail = (sentence: string) => z.string(sentence).trim().min(1, sentence).pipe(emailField)

const yesOrNo = (sentence: string) => z.enum(['yes', 'no'], sentence).transform((given) => given === 'yes')

const tick = (sentence: string) => z.literal('yes', sentence)

/** What may come in with a board application. Everything wrong is said at once, questions that hang together included. */
export const applicationSchema = z
  .object({
    formKey: formKeyField,
    name: nameField,
    pronouns: optionalText(60),
    email: emailField,
    phone: answer(40, 'Enter your phone number').refine(
      (phone) => (phone.match(/\d/g)?.length ?? 0) >= 7,
      'Enter a phone number like 503-555-0123',
    ),
    city: answer(100, 'Enter the town or city you live in'),
    region: z.enum(valuesOf(regions), 'Choose the region you live in'),
    heardFrom: optionalText(500),
    nvcYears: z.enum(valuesOf(nvcYears), 'Choose how long you have practiced NVC'),
    nvcCertification: z.enum(valuesOf(certifications), 'Choose a certification, or “None”'),
    nvcTrainings: answer(LONG, 'Tell us which trainings you have taken; “none” is an answer'),
    motivation: answer(LONG, 'Tell us why you would like to serve'),
    timeCommitment: answer(LONG, 'Tell us what time you can give'),
    skills: z
      .array(z.string())
      .refine((chosen) => chosen.every((skill) => skills.some(({ value }) => value === skill)), 'Choose from the list'),
    otherSkills: optionalText(500),
    otherBoards: optionalText(1000),
    equityStatement: answer(LONG, 'Tell us what equity and inclusion ask of a board'),
    hasConflict: yesOrNo('Say whether you may have a conflict of interest'),
    conflict: optionalText(LONG),
    hasPaidWork: yesOrNo('Say whether you are paid by ORNCC, or hope to be'),
    paidWork: optionalText(LONG),
    reference1Name: answer(200, 'Enter the name of your first reference'),
    reference1Email: referenceEmail('Enter the email address of your first reference'),
    reference1Relationship: answer(200, 'Say how your first reference knows you'),
    reference1Consent: tick('Confirm that your first reference has agreed'),
    reference2Name: answer(200, 'Enter the name of your second reference'),
    reference2Email: referenceEmail('Enter the email address of your second reference'),
    reference2Relationship: answer(200, 'Say how your second reference knows you'),
    reference2Consent: tick('Confirm that your second reference has agreed'),
    accessNeeds: optionalText(1000),
    /** The claim to a resume that is kept already (keep-resume.ts). */
    keptResume: z.string().optional(),
    affirmed: tick('Confirm that what you have written is true'),
    affirmedName: answer(200, 'Type your name to sign'),
  })
  .refine(({ hasConflict, conflict }) => !hasConflict || conflict, {
    path: ['conflict'],
    error: 'Tell us about the conflict of interest',
    when: always,
  })
  .refine(({ hasPaidWork, paidWork }) => !hasPaidWork || paidWork, {
    path: ['paidWork'],
    error: 'Tell us about the paid work',
    when: always,
  })
  .refine(({ email, reference1Email }) => !email || email !== reference1Email, {
    path: ['reference1Email'],
    error: 'This is your own address; enter your reference’s',
    when: always,
  })
  .refine(({ email, reference2Email }) => !email || email !== reference2Email, {
    path: ['reference2Email'],
    error: 'This is your own address; enter your reference’s',
    when: always,
  })
  .refine(({ reference1Email, reference2Email }) => !reference1Email || reference1Email !== reference2Email, {
    path: ['reference2Email'],
    error: 'This is your first reference’s address; we need two people',
    when: always,
  })

export type ApplicationInput = z.output<typeof applicationSchema>

function always(): boolean {
  return true
}
