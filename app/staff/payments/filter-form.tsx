import { NarrowButtons } from '@/app/staff/list-parts'
import { SelectField } from '@/components/form/select-field'
import { TextField } from '@/components/form/text-field'
import { taxYear } from '@/lib/dates'
import { emptyForm } from '@/lib/form'
import { type PaymentFilter, paymentMethods } from '@/lib/payments/payment-filter'
import type { paymentChoices } from '@/lib/payments/payment-queries'
import { lineWords, sayMethod } from './words'

type Choices = Awaited<ReturnType<typeof paymentChoices>>

const months = Array.from({ length: 12 }, (_, index) => ({
  value: String(index + 1),
  label: new Intl.DateTimeFormat('en-US', { month: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2026, index))),
}))

/** The years since the first payment, the newest first. */
function yearChoices(firstAt: Date | null, now = new Date()) {
  const last = taxYear(now)
  const first = firstAt ? taxYear(firstAt) : last
  return Array.from({ length: last - first + 1 }, (_, index) => String(last - index)).map((year) => ({
    value: year,
    label: year,
  }))
}

/** The two lists that name a year or a month of it. */
export function PeriodFields({
  year,
  month,
  firstAt,
  isYearNeeded = false,
}: {
  year: string
  month: string
  firstAt: Date | null
  isYearNeeded?: boolean
}) {
  return (
    <>
      <SelectField
        state={emptyForm}
        name="year"
        label="Year"
        optional={!isYearNeeded}
        initial={year}
        {...(isYearNeeded ? {} : { placeholder: 'All years' })}
        choices={yearChoices(firstAt)}
      />
      <SelectField
        state={emptyForm}
        name="month"
        label="Month"
        optional
        initial={month}
        placeholder="The whole year"
        choices={months}
      />
    </>
  )
}

/** Narrows the list of payments; a form that asks with GET, so that its address can be kept. */
export function FilterForm({ filter, choices }: { filter: PaymentFilter; choices: Choices }) {
  return (
    <form action="/staff/payments" className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
      <div className="sm:col-span-2">
        <TextField
          state={emptyForm}
          name="q"
          label="Search"
          hint="A name, an email, an order or a receipt’s number."
          initial={filter.q}
          optional
        />
      </div>
      <div className="grid grid-cols-2 items-end gap-4 sm:col-span-2">
        <PeriodFields
          year={filter.year === null ? '' : String(filter.year)}
          month={filter.month === null ? '' : String(filter.month)}
          firstAt={choices.firstAt}
        />
      </div>
      <SelectField
        state={emptyForm}
        name="fund"
        label="Fund"
        optional
        initial={filter.fund ?? ''}
        placeholder="Any"
        choices={[
          { value: 'general', label: 'General fund' },
          ...choices.funds.map(({ slug, name }) => ({ value: slug, label: name })),
        ]}
      />
      <SelectField
        state={emptyForm}
        name="kind"
        label="With a line of"
        optional
        initial={filter.kind ?? ''}
        placeholder="Any kind"
        choices={Object.entries(lineWords).map(([value, label]) => ({ value, label }))}
      />
      <SelectField
        state={emptyForm}
        name="method"
        label="Paid with"
        optional
        initial={filter.method ?? ''}
        placeholder="Anything"
        choices={paymentMethods.map((value) => ({ value, label: sayMethod(value) }))}
      />
      <div className="sm:col-span-2 lg:col-span-4">
        <NarrowButtons here="/staff/payments" sort={filter.sort} />
      </div>
    </form>
  )
}
