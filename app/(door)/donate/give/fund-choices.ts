import { printDateOf } from '@/lib/dates'
import { GENERAL } from '@/lib/giving/funds/fund-state'
import type { FundChoice } from './optional-fields'

type OpenFund = { slug: string; name: string; purpose: string; endsOn: string | null }

/** The general fund, and those that may be chosen in its place. */
export function fundChoices(funds: readonly OpenFund[]): FundChoice[] {
  return [
    { value: GENERAL, label: 'General fund', hint: 'The work as a whole, where it is needed.' },
    ...funds.map(({ slug, name, purpose, endsOn }) => ({
      value: slug,
      label: name,
      hint: endsOn ? `${purpose} Until ${printDateOf(endsOn)}.` : purpose,
    })),
  ]
}
