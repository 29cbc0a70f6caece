'use client'

import { useActionState } from 'react'
import { CheckboxField } from '@/components/form/choice-fields'
import { EmailField } from '@/components/form/email-field'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody, FormSection } from '@/components/form/form-body'
import { FormKey } from '@/components/form/form-key'
import { FormTitle } from '@/components/form/form-title'
import { Honeypot } from '@/components/form/honeypot'
import { ParticipantFields } from '@/components/form/participant-fields'
import { ReaderZone } from '@/components/form/reader-zone'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { emptyForm } from '@/lib/form'
import { takeSeat } from './actions'
import { PriceFields, type Tier } from './price-fields'
import { SessionFields, type Singles } from './session-fields'

type Props = {
  formKey: string
  run: string
  course: string
  agreementsHref: string
  tiers: readonly Tier[]
  /** The form of the waiting list asks for no price. A refused post may change the one form into the other. */
  isWaiting: boolean
  prerequisites: string | null
  singles: Singles | null
}

export function RegistrationForm(props: Props) {
  const { formKey, run, course, agreementsHref, tiers, prerequisites, singles } = props
  const [state, post] = useActionState(takeSeat, emptyForm)
  const isWaiting = state.attempt > 0 ? state.values.isWaiting !== undefined : props.isWaiting
  const costs = !isWaiting && tiers.some((tier) => tier.kind !== 'FREE')
  const title = `${isWaiting ? 'Join the waiting list' : 'Take a seat'}: ${course}`
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>{title}</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <TextField state={state} name="name" label="Name" autoComplete="name" hint="As you want to be called." />
        <EmailField
          state={state}
          hint={isWaiting ? 'We write there when a seat is free for you.' : 'The link to the room goes there.'}
        />
        {singles && <SessionFields state={state} singles={singles} />}
        {costs && <PriceFields state={state} tiers={tiers} />}
        <FormSection title="If you like">
          <ParticipantFields state={state} />
        </FormSection>
        {prerequisites && (
          <>
            <CheckboxField
              state={state}
              name="meetsPrerequisites"
              label={
                <>
                  I have done what this course asks for: <q className="whitespace-pre-line">{prerequisites}</q>
                </>
              }
            />
            <input type="hidden" name="prerequisites" value={prerequisites} />
          </>
        )}
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
        <ReaderZone />
        <input type="hidden" name="run" value={run} />
        {isWaiting && <input type="hidden" name="isWaiting" value="yes" />}
        <div className="space-y-3">
          {isWaiting ? (
            <SubmitButton pending="Joining the list…">Join the waiting list</SubmitButton>
          ) : costs ? (
            <SubmitButton pending="Holding a seat…">Hold a seat for me</SubmitButton>
          ) : (
            <SubmitButton pending="Taking your seat…">Take a seat</SubmitButton>
          )}
          {(isWaiting || costs) && (
            <p className="text-ink-soft text-sm">
              {isWaiting
                ? 'There is nothing to pay while you wait. You can leave the list at any time.'
                : 'Nothing is charged yet. A seat is held for 30 minutes, and on the next page you see everything once more before you pay.'}
            </p>
          )}
        </div>
      </FormBody>
    </form>
  )
}
