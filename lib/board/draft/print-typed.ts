import { certifications, labelOf, nvcYears, regions, skills } from '../choices'
import { type Field, questions, type StepId, steps } from './steps'
import type { Typed } from './typed'

const yesAndNo = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
]

const choices: Partial<Record<Field, readonly { value: string; label: string }[]>> = {
  region: regions,
  nvcYears,
  nvcCertification: certifications,
  skills,
  hasConflict: yesAndNo,
  hasPaidWork: yesAndNo,
  reference1Consent: yesAndNo,
  reference2Consent: yesAndNo,
}

/** What was typed or chosen, in words. */
export function printTyped(field: Field, values: readonly string[] = []): string {
  const offered = choices[field] ?? []
  return (
    values
      .map((value) => labelOf(offered, value).trim())
      .filter(Boolean)
      .join(', ') || '—'
  )
}

/** A step question by question. */
export function printStep(step: StepId, typed: Typed): { question: string; answer: string }[] {
  return steps[step].fields.map((field) => ({ question: questions[field], answer: printTyped(field, typed[field]) }))
}
