import { emptyForm, type FormState } from '@/lib/form'
import { GENERAL } from './funds/fund-state'
import { OTHER, PRESETS, readAmount } from './schema'

type Asked = { amount?: string | undefined; fund?: string | undefined; every?: string | undefined }

const FUND_CLOSED =
  'This fund takes no gifts any more. The general fund is chosen in its place: change it if you would rather'

/** A form whose fund takes nothing: it says so, and nothing is left unchosen. */
export function withoutClosedFund({ values, errors, ...state }: FormState): FormState {
  return { ...state, values: { ...values, fund: [GENERAL] }, errors: { ...errors, fund: FUND_CLOSED } }
}

/**
 * The form as it opens for an amount ("50", "75.50"), a fund and how often ("month", "year") in the page's address: chosen
 * or typed already, and refused at once when they cannot be given, since they were chosen on a page before. `funds` are
 * those that can be.
 */
export function openingState(asked: Asked, funds: readonly { value: string }[]): FormState {
  const typed = asked.amount?.trim().slice(0, 40) ?? ''
  const fund = asked.fund?.slice(0, 100) ?? ''
  const frequency = asked.every === 'month' ? 'monthly' : asked.every === 'year' ? 'yearly' : 'once'
  if (typed === '' && fund === '' && frequency === 'once') return emptyForm
  const values: FormState['values'] = { frequency: [frequency] }
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
  values.fund = [fund === '' ? GENERAL : fund]
  const state = { attempt: 1, values: { ...values, tribute: ['none'] }, errors }
  return isOpen ? state : withoutClosedFund(state)
}
