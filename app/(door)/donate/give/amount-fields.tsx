import { CheckboxField, RadioGroup } from '@/components/form/choice-fields'
import { TextField } from '@/components/form/text-field'
import type { FormState } from '@/lib/form'
import { type CardFee, feeCoverCents } from '@/lib/giving/fee-cover'
import { formatCents } from '@/lib/money'
import type { Chosen } from './chosen'

/** Chosen before anything else, and said with its days: what recurs is never found out afterwards. */
export function FrequencyField({ state, days }: { state: FormState; days: Days }) {
  return (
    <RadioGroup
      state={state}
      name="frequency"
      legend="How often?"
      initial="once"
      choices={[
        { value: 'once', label: 'Once', hint: 'Nothing is charged again.' },
        { value: 'monthly', label: 'Each month', hint: `Today, and then ${days.monthly} until you stop it.` },
        { value: 'yearly', label: 'Each year', hint: `Today, and then ${days.yearly} until you stop it.` },
      ]}
    />
  )
}

/** "on the 14th of each month", "on January 14 of each year". */
export type Days = { monthly: string; yearly: string }

export function AmountFields({ state, presets }: { state: FormState; presets: readonly string[] }) {
  return (
    <>
      <RadioGroup
        state={state}
        name="amount"
        legend="How much would you like to give?"
        choices={[
          ...presets.map((dollars) => ({ value: dollars, label: `$${dollars}` })),
          { value: 'other', label: 'Another amount' },
        ]}
      />
      <TextField
        state={state}
        name="otherAmount"
        label="Another amount, in dollars"
        prefix="$"
        inputMode="decimal"
        autoComplete="transaction-amount"
        width="short"
        maxLength={40}
        optional
      />
    </>
  )
}

/** Unticked until a donor ticks it. Without a script it says what each preset would come to; Stripe's page says the sum. */
export function FeeField({
  state,
  cardFee,
  chosen,
  presets,
}: {
  state: FormState
  cardFee: CardFee
  chosen: Chosen
  presets: readonly string[]
}) {
  const { giftCents, coverCents } = chosen
  const each = presets.map((dollars) => `${formatCents(feeCoverCents(Number(dollars) * 100, cardFee))} for $${dollars}`)
  return (
    <CheckboxField
      state={state}
      name="coversFee"
      label={
        giftCents && coverCents !== null
          ? `Add ${formatCents(coverCents)} for the card fee, so that all of your ${formatCents(giftCents)} reaches us`
          : 'Add the card fee, so that all of your gift reaches us'
      }
      hint={giftCents ? undefined : `${each.join(', ')}.`}
    />
  )
}
