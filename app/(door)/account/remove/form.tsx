'use client'

import { useActionState } from 'react'
import { CheckboxField } from '@/components/form/choice-fields'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { emptyForm } from '@/lib/form'
import { removeMe } from './actions'

export function RemoveForm({ email, gift }: { email: string; gift: string | null }) {
  const [state, post] = useActionState(removeMe, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>Have yourself removed</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        {gift && (
          <CheckboxField
            state={state}
            name="endsGift"
            label={`My gift of ${gift} ends now, and nothing more is charged`}
          />
        )}
        <TextField
          state={state}
          name="confirmation"
          label="To confirm, type your email address"
          hint={email}
          autoComplete="off"
          spellCheck={false}
        />
        <SubmitButton pending="Removing…">Remove me for good</SubmitButton>
      </FormBody>
    </form>
  )
}
