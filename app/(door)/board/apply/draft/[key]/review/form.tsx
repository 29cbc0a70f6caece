'use client'

import { useActionState } from 'react'
import { CheckboxField } from '@/components/form/choice-fields'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody, FormSection } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { emptyForm } from '@/lib/form'
import { send } from './actions'

export function SignForm({ draftKey, edition, title }: { draftKey: string; edition: string; title: string }) {
  const [state, post] = useActionState(send, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>{title}</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <FormSection title="Your word">
          <CheckboxField
            state={state}
            name="affirmed"
            label="What I have written here is true as far as I know, and I will tell the board if it changes."
          />
          <TextField
            state={state}
            name="affirmedName"
            label="Your name, typed, as your signature"
            autoComplete="off"
            width="medium"
          />
        </FormSection>
        <input type="hidden" name="key" value={draftKey} />
        <input type="hidden" name="edition" value={edition} />
        <SubmitButton>Send the application</SubmitButton>
      </FormBody>
    </form>
  )
}
