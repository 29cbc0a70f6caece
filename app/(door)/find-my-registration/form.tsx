'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormKey } from '@/components/form/form-key'
import { FormTitle } from '@/components/form/form-title'
import { Honeypot } from '@/components/form/honeypot'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { emptyForm } from '@/lib/form'
import { sendMyLinks } from './actions'

export function FindForm({ formKey }: { formKey: string }) {
  const [state, post] = useActionState(sendMyLinks, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>Find my registration</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <TextField state={state} name="email" type="email" label="Email" autoComplete="email" spellCheck={false} />
        <Honeypot />
        <FormKey value={formKey} />
        <SubmitButton>Send me my links</SubmitButton>
      </FormBody>
    </form>
  )
}
