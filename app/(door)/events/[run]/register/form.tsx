'use client'

import { useActionState } from 'react'
import { CheckboxField } from '@/components/form/choice-fields'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody, FormSection } from '@/components/form/form-body'
import { FormKey } from '@/components/form/form-key'
import { FormTitle } from '@/components/form/form-title'
import { Honeypot } from '@/components/form/honeypot'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-area'
import { TextField } from '@/components/form/text-field'
import { emptyForm } from '@/lib/form'
import { takeSeat } from './actions'
import { PriceFields, type Tier } from './price-fields'

type Props = { formKey: string; run: string; title: string; agreementsHref: string; tiers: readonly Tier[] }

export function RegistrationForm({ formKey, run, title, agreementsHref, tiers }: Props) {
  const [state, post] = useActionState(takeSeat, emptyForm)
  const costs = tiers.some((tier) => tier.kind !== 'FREE')
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>{title}</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <TextField state={state} name="name" label="Name" autoComplete="name" hint="As you want to be called." />
        <TextField
          state={state}
          name="email"
          type="email"
          label="Email"
          autoComplete="email"
          spellCheck={false}
          hint="The link to the room goes there."
        />
        {costs && <PriceFields state={state} tiers={tiers} />}
        <FormSection title="If you like">
          <TextField
            state={state}
            name="pronouns"
            label="Pronouns"
            hint="The office sees them and tells the trainer."
            optional
            width="medium"
          />
          <TextArea
            state={state}
            name="accessNeeds"
            label="What do you need to take part well?"
            hint="For example an interpreter, breaks, or a place near the door. The office sees it and tells the trainer, nobody else."
            rows={3}
            maxLength={2000}
            optional
          />
        </FormSection>
        <CheckboxField
          state={state}
          name="agreements"
          label={
            <>
              I agree to <a href={agreementsHref}>how we are together</a>: what is said stays here, nobody records
              without asking, and everybody may pass.
            </>
          }
        />
        <Honeypot />
        <FormKey value={formKey} />
        <input type="hidden" name="run" value={run} />
        <input type="hidden" name="doubtedEmail" value={state.values.doubtedEmail?.at(-1) ?? ''} />
        {costs ? (
          <div className="space-y-3">
            <SubmitButton pending="Holding a seat…">Hold a seat for me</SubmitButton>
            <p className="text-ink-soft text-sm">
              Nothing is charged yet. A seat is held for 30 minutes, and on the next page you see everything once more
              before you pay.
            </p>
          </div>
        ) : (
          <SubmitButton pending="Taking your seat…">Take a seat</SubmitButton>
        )}
      </FormBody>
    </form>
  )
}
