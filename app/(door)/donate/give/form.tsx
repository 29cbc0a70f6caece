'use client'

import { type FormEvent, useActionState, useEffect, useRef, useState } from 'react'
import { RadioGroup } from '@/components/form/choice-fields'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormKey } from '@/components/form/form-key'
import { FormTitle } from '@/components/form/form-title'
import { Honeypot } from '@/components/form/honeypot'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { TaxLine } from '@/components/site/tax-line'
import type { FormState } from '@/lib/form'
import { formatCents, parseDollars } from '@/lib/money'
import { give } from './actions'

type Props = { formKey: string; opening: FormState; presets: readonly string[] }

export function GiftForm({ formKey, opening, presets }: Props) {
  const [state, post] = useActionState(give, opening)
  const form = useRef<HTMLFormElement>(null)
  const [cents, setCents] = useState<number | null>(null)

  // The button names the amount where a script can keep it true; without one it says only what comes next.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal remounts the fields with what was typed.
  useEffect(() => setCents(chosenCents(form.current)), [state.attempt])

  function follow(event: FormEvent<HTMLFormElement>) {
    keepOneAmount(event.currentTarget, event.target)
    setCents(chosenCents(event.currentTarget))
  }

  return (
    <form ref={form} action={post} onInput={follow} noValidate>
      <FormTitle state={state}>Give</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
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
        <TextField
          state={state}
          name="name"
          label="Your name"
          hint="As it should stand on the receipt."
          autoComplete="name"
          maxLength={200}
        />
        <TextField
          state={state}
          name="email"
          type="email"
          label="Email"
          hint="The receipt goes there, and nothing else."
          autoComplete="email"
          spellCheck={false}
        />
        <input type="hidden" name="doubtedEmail" value={state.values.doubtedEmail?.at(-1) ?? ''} />
        <Honeypot />
        <FormKey value={formKey} />
        <div className="space-y-3">
          <SubmitButton look="give" pending="Opening the payment page…">
            {cents === null ? 'Continue to payment' : `Give ${formatCents(cents)}`}
          </SubmitButton>
          <p className="text-ink-soft text-sm">You pay on Stripe’s own page; your card number never reaches us.</p>
          <div className="text-ink-soft text-sm">
            <TaxLine />
          </div>
        </div>
      </FormBody>
    </form>
  )
}

/** What is typed chooses "Another amount"; a preset that is chosen empties what was typed. */
function keepOneAmount(form: HTMLFormElement, changed: EventTarget) {
  const chosen = form.elements.namedItem('amount')
  const typed = form.elements.namedItem('otherAmount')
  if (!(chosen instanceof RadioNodeList && typed instanceof HTMLInputElement)) return
  if (changed === typed) chosen.value = typed.value.trim() === '' ? chosen.value : 'other'
  else if (chosen.value !== 'other') typed.value = ''
}

function chosenCents(form: HTMLFormElement | null): number | null {
  if (!form) return null
  const fields = new FormData(form)
  const chosen = fields.get('amount')
  const dollars = chosen === 'other' ? fields.get('otherAmount') : chosen
  return typeof dollars === 'string' ? parseDollars(dollars) : null
}
