import { RadioGroup } from '@/components/form/choice-fields'
import { OptionalPart } from '@/components/form/optional-part'
import { TextArea } from '@/components/form/text-area'
import { TextField } from '@/components/form/text-field'
import type { FormState } from '@/lib/form'

export type Tier = {
  id: string
  kind: 'FREE' | 'FIXED' | 'RANGE'
  label: string
  price: string
  leastCents: number
}

/** What a seat costs, in a form of a run that is not free: the price, one's own amount, and a gift on top. */
export function PriceFields({ state, tiers }: { state: FormState; tiers: readonly Tier[] }) {
  const [first, ...others] = tiers
  const only = first && others.length === 0 ? first : null
  const ranges = tiers.filter((tier) => tier.kind === 'RANGE')
  return (
    <>
      <RadioGroup
        state={state}
        name="tier"
        legend="What would you like to pay?"
        {...(only ? {} : { hint: 'Choose what fits you. The office sees it, the trainer does not.' })}
        choices={tiers.map((tier) => ({
          value: tier.id,
          label: tier.label === tier.price ? tier.label : `${tier.label}: ${tier.price}`,
        }))}
        {...(only ? { initial: only.id } : {})}
      />
      {ranges.length > 0 && (
        <DollarField
          state={state}
          name="amount"
          label="The amount you choose, in dollars"
          hint={only ? only.price : `For “${ranges.map((tier) => tier.label).join('” or “')}” only.`}
        />
      )}
      <div className="border-line border-t">
        {tiers.every((tier) => tier.leastCents > 0) && <ScholarshipFields state={state} />}
        <OptionalPart state={state} title="If you have a discount code" fields={{ discountCode: '' }}>
          <TextField
            state={state}
            name="discountCode"
            label="Discount code"
            autoComplete="off"
            spellCheck={false}
            width="medium"
            maxLength={60}
            optional
          />
        </OptionalPart>
      </div>
      <GiftField state={state} />
    </>
  )
}

export function GiftField({ state }: { state: FormState }) {
  return (
    <DollarField
      state={state}
      name="gift"
      label="Add a gift, in dollars"
      hint="On top of the price. It helps others to take part."
    />
  )
}

function ScholarshipFields({ state }: { state: FormState }) {
  return (
    <OptionalPart state={state} title="If this is more than you can pay" fields={{ canPay: '', scholarshipNote: '' }}>
      <p>
        Tell us what you can pay, and you need choose no price above. We ask for no reason and no proof, and the trainer
        never hears of it. <a href="/scholarships">How scholarships work</a>
      </p>
      <DollarField state={state} name="canPay" label="What I can pay, in dollars" hint="0 is an answer too." />
      <TextArea
        state={state}
        name="scholarshipNote"
        label="Anything you would like to say"
        rows={3}
        maxLength={2000}
        optional
      />
    </OptionalPart>
  )
}

function DollarField(field: { state: FormState; name: string; label: string; hint: string }) {
  return (
    <TextField
      {...field}
      prefix="$"
      inputMode="decimal"
      autoComplete="transaction-amount"
      width="short"
      maxLength={40}
      optional
    />
  )
}
