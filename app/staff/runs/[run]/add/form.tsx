'use client'

import { useActionState } from 'react'
import type { Tier } from '@/app/(door)/events/[run]/register/price-fields'
import { SessionFields, type Singles } from '@/app/(door)/events/[run]/register/session-fields'
import { CheckboxField, RadioGroup } from '@/components/form/choice-fields'
import { EmailField } from '@/components/form/email-field'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormKey } from '@/components/form/form-key'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-area'
import { TextField } from '@/components/form/text-field'
import { emptyForm, type FormState } from '@/lib/form'
import { addThem } from './actions'

export function AddForm(props: {
  formKey: string
  run: string
  agreementsHref: string
  tiers: readonly Tier[]
  /** No seat is free: they can be put on the waiting list. A refused post may change the one into the other. */
  isWaiting: boolean
  singles: Singles | null
}) {
  const [state, post] = useActionState(addThem, emptyForm)
  const isWaiting = state.attempt > 0 ? state.values.isWaiting !== undefined : props.isWaiting
  const costs = props.tiers.some((tier) => tier.kind !== 'FREE')
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>Add somebody</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <TextField state={state} name="name" label="Name" hint="As they want to be called." autoComplete="off" />
        <EmailField
          state={state}
          autoComplete="off"
          hint="Their links go there, and word of any change. Read it back to them, letter by letter."
        />
        {props.singles && <SessionFields state={state} singles={props.singles} legend="What do they come to?" />}
        {costs && <PriceFields state={state} tiers={props.tiers} />}
        <TextField state={state} name="pronouns" label="Pronouns" autoComplete="off" optional width="medium" />
        <TextArea
          state={state}
          name="accessNeeds"
          label="What they need to take part well"
          rows={3}
          maxLength={2000}
          optional
        />
        <CheckboxField
          state={state}
          name="agreed"
          label={
            <>
              They agree to <a href={props.agreementsHref}>how we are together</a>: what is said stays here, nobody
              records without asking, and everybody may pass.
            </>
          }
        />
        <FormKey value={props.formKey} />
        <input type="hidden" name="run" value={props.run} />
        {isWaiting && <input type="hidden" name="isWaiting" value="yes" />}
        <div className="space-y-3">
          <SubmitButton pending="Adding…">{isWaiting ? 'Put them on the waiting list' : 'Add them'}</SubmitButton>
          <p className="text-ink-soft text-sm">
            They have a mail at once, the same as if they had registered themselves.
            {costs &&
              (isWaiting
                ? ' There is nothing to pay while they wait. When a seat is offered to them, they take it at this price.'
                : ' Whoever pays has the way to pay in it, and the seat is held for three days.')}
          </p>
        </div>
      </FormBody>
    </form>
  )
}

function PriceFields({ state, tiers }: { state: FormState; tiers: readonly Tier[] }) {
  return (
    <>
      <RadioGroup
        state={state}
        name="price"
        legend="What do they pay?"
        choices={[
          ...tiers.map(({ id, label, price }) => ({
            value: id,
            label: label === price ? label : `${label}: ${price}`,
          })),
          { value: 'nothing', label: 'Nothing', hint: 'The seat is theirs without payment. Say why below.' },
        ]}
      />
      {tiers.some(({ kind }) => kind === 'RANGE') && (
        <TextField
          state={state}
          name="amount"
          label="The amount they choose, in dollars"
          hint="Where the price is a range."
          prefix="$"
          inputMode="decimal"
          autoComplete="off"
          width="short"
          maxLength={40}
          optional
        />
      )}
      <TextField
        state={state}
        name="freeReason"
        label="Why they pay nothing"
        hint="Only where they do. It stands on the roster for the office; the trainer does not see it."
        autoComplete="off"
        maxLength={500}
        optional
      />
    </>
  )
}
