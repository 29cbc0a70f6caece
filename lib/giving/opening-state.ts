import { emptyForm, type FormState } from '@/lib/form'
import { OTHER, PRESETS, readAmount } from './schema'

/**
 * The form as it opens for an amount in the page's address ("50", "75.50"): chosen or typed already, and refused at once
 * when it cannot be given, since it was typed on the page before.
 */
export function openingState(amount: string | undefined): FormState {
  const typed = amount?.trim().slice(0, 40) ?? ''
  if (typed === '') return emptyForm
  const preset = PRESETS.find((dollars) => dollars === typed)
  if (preset) return { ...emptyForm, attempt: 1, values: { amount: [preset] } }
  const read = readAmount(OTHER, typed)
  const errors = read.ok ? {} : { [read.issue.path]: read.issue.message }
  return { attempt: 1, values: { amount: [OTHER], otherAmount: [typed] }, errors }
}
