'use client'

import { type FormEvent, useActionState, useEffect, useRef, useState } from 'react'
import { EmailField } from '@/components/form/email-field'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormKey } from '@/components/form/form-key'
import { FormTitle } from '@/components/form/form-title'
import { Honeypot } from '@/components/form/honeypot'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { TaxLine } from '@/components/site/tax-line'
import type { CardFee } from '@/lib/giving/fee-cover'
import { formatCents } from '@/lib/money'
import { give } from './actions'
import { AmountFields, type Days, FeeField, FrequencyField } from './amount-fields'
import { type Chosen, keepOneAmount, nothingChosen, readChosen } from './chosen'
import type { GiftFormState } from './door'
import { DoorNotice, LinkMailed } from './door-notice'
import { type FundChoice, FundField, MoreFields, TributeFields } from './optional-fields'

type Props = {
  formKey: string
  opening: GiftFormState
  presets: readonly string[]
  funds: readonly FundChoice[]
  /** On which days it comes again, where it does. */
  days: Days
  /** Null while the rates are not set: then nobody is asked to cover them. */
  cardFee: CardFee | null
}

export function GiftForm({ formKey, opening, presets, funds, days, cardFee }: Props) {
  const [state, post] = useActionState(give, opening)
  const form = useRef<HTMLFormElement>(null)
  const [chosen, setChosen] = useState(nothingChosen)

  // Sums are named where a script can keep them true; without one the form says only what comes next.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal remounts the fields with what was typed.
  useEffect(() => setChosen(readChosen(form.current, cardFee)), [state.attempt])

  function follow(event: FormEvent<HTMLFormElement>) {
    keepOneAmount(event.currentTarget, event.target)
    setChosen(readChosen(event.currentTarget, cardFee))
  }

  if (state.door?.outcome === 'mailed') return <LinkMailed email={state.door.email} />
  return (
    <form ref={form} action={post} onInput={follow} noValidate>
      <FormTitle state={state}>Give online</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <FrequencyField state={state} days={days} />
        <AmountFields state={state} presets={presets} />
        {cardFee && <FeeField state={state} cardFee={cardFee} chosen={chosen} presets={presets} />}
        <TextField
          state={state}
          name="name"
          label="Your name"
          hint="As it should stand on the receipt."
          autoComplete="name"
          maxLength={200}
        />
        <EmailField
          state={state}
          hint="The receipt goes there, and what you need to change or stop a gift that comes again. Nothing else."
        />
        <div className="border-line border-t">
          <FundField state={state} funds={funds} />
          <TributeFields state={state} />
          <MoreFields state={state} />
        </div>
        <Honeypot />
        <FormKey value={formKey} />
        <div className="space-y-3">
          {state.door ? (
            <DoorNotice door={state.door} form={form} words={buttonWords(chosen)} />
          ) : (
            <SubmitButton look="give" pending="Opening the payment page…">
              {buttonWords(chosen)}
            </SubmitButton>
          )}
          {chosen.frequency !== 'once' && chosen.giftCents !== null && <p role="status">{againWords(chosen, days)}</p>}
          <p className="text-ink-soft text-sm">You pay on Stripe’s own page; your card number never reaches us.</p>
          <div className="text-ink-soft text-sm">
            <TaxLine />
          </div>
        </div>
      </FormBody>
    </form>
  )
}

/** Before anything is paid: what is charged now, what again, and how it ends. */
function againWords({ giftCents, coverCents, coversFee, frequency }: Chosen, days: Days): string {
  const amount = formatCents((giftCents ?? 0) + (coversFee ? (coverCents ?? 0) : 0))
  const when = frequency === 'yearly' ? days.yearly : days.monthly
  return `${amount} today, and then ${amount} ${when} until you stop it. The receipt brings the link with which you change, pause or stop it, without a password.`
}

function buttonWords({ giftCents, coverCents, coversFee, frequency }: Chosen): string {
  if (giftCents === null) return 'Continue to payment'
  const every = { once: '', monthly: ' each month', yearly: ' each year' }[frequency]
  const withFee = coversFee && coverCents
  return withFee
    ? `Give ${formatCents(giftCents + coverCents)}${every}, card fee included`
    : `Give ${formatCents(giftCents)}${every}`
}
