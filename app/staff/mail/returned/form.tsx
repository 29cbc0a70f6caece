'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody, FormSection } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-area'
import { TextField } from '@/components/form/text-field'
import { emptyForm } from '@/lib/form'
import { noteAddress } from './actions'

export function ReturnedForm({ address }: { address: string }) {
  const [state, post] = useActionState(noteAddress, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>Mail that comes back</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <FormSection title="Note an address">
          <TextField
            state={state}
            name="address"
            type="email"
            label="Email"
            hint="The one to which the mail was written."
            autoComplete="off"
            spellCheck={false}
            initial={address}
          />
          <TextArea
            state={state}
            name="reason"
            label="What was said"
            hint="A few words of the mail that came back, such as “mailbox full” or “no such user”."
            rows={2}
            maxLength={300}
            optional
          />
          <SubmitButton pending="Saving…">Note it</SubmitButton>
        </FormSection>
      </FormBody>
    </form>
  )
}
