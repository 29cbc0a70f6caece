import { emptyForm, type FormState } from '@/lib/form'
import { GENERAL } from './funds/fund-state'
import { OTHER, PRESETS, readAmount } from './schema'

type Asked = { amount?: string | undefined; fund?: string | undefined }

export const FUND_CLOSED = 'This fund takes no gifts any more. Choose another one'

/**
 * The form as it opens for an amount ("50", "75.50") and a fund in the page's address: chosen or typed already, and
 * refused at once when they cannot be given, since they were chosen on a page before. `funds` are those that can be.
 */
export function openingState(asked: Asked, funds: readonly { value: string }[]): FormState {
  const typed = asked.amount?.trim().slice(0, 40) ?? ''
  const fund = asked.fund?.slice(0, 100) ?? ''
  if (typed === '' && fund === '') return emptyForm
  const values: FormState['values'] = {}
  const errors: FormState['errors'] = {}
  const preset = PRESETS.find((dollars) => dollars === typed)
  if (preset) values.amount = [preset]
  else if (typed !== '') {
    values.amount = [OTHER]
    values.otherAmount = [typed]
    const read = readAmount(OTHER, typed)
    if (!read.ok) errors[read.issue.path] = read.issue.message
  }
  const isOpen = fund === '' || funds.some(({ value }) => value === fund)
  values.fund = [isOpen && fund !== '' ? fund : GENERAL]
  if (!isOpen) errors.fund = FUND_CLOSED
  return { attempt: 1, values: { ...values, tribute: ['none'] }, errors }
}
