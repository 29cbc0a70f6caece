import { RadioGroup } from '@/components/form/choice-fields'
import { TextField } from '@/components/form/text-field'
import type { FormState } from '@/lib/form'

export type Tier = { id: string; kind: 'FREE' | 'FIXED' | 'RANGE'; label: string; price: string }

/** What a seat costs, in a form of a run that is not free: the price, one's own amount, and a gift on top. */
export function PriceFields({ state, tiers }: { state: FormState; tiers: readonly Tier[] }) {
  const [first, ...others] = tiers
  const ranges = tiers.filter((tier) => tier.kind === 'RANGE')
  return (
    <>
      <RadioGroup
        state={state}
        name="tier"
        legend="What would you like to pay?"
        choices={tiers.map((tier) => ({
          value: tier.id,
          label: tier.label === tier.price ? tier.label : `${tier.label}: ${tier.price}`,
        }))}
        {...(first && others.length === 0 ? { initial: first.id } : {})}
      />
      {ranges.length > 0 && (
        <TextField
          state={state}
          name="amount"
          label="The amount you choose, in dollars"
          hint={`For “${ranges.map((tier) => tier.label).join('” or “')}” only.`}
          prefix="$"
          inputMode="decimal"
          autoComplete="transaction-amount"
          width="short"
          maxLength={40}
          optional
        />
      )}
      <TextField
        state={state}
        name="gift"
        label="Add a gift, in dollars"
        hint="On top of the price. It helps others to take part."
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
