'use client'

import { useActionState } from 'react'
import { EmailField } from '@/components/form/email-field'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormKey } from '@/components/form/form-key'
import { FormTitle } from '@/components/form/form-title'
import { Honeypot } from '@/components/form/honeypot'
import { SubmitButton } from '@/components/form/submit-button'
import { emptyForm } from '@/lib/form'
import { begin } from './actions'

export function BeginForm({ formKey }: { formKey: string }) {
  const [state, post] = useActionState(begin, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>Apply to the board</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <EmailField
          state={state}
          hint="We mail you a link to the form and a code. The board answers to this address."
        />
        <Honeypot />
        <FormKey value={formKey} />
        <SubmitButton>Begin, or go on</SubmitButton>
      </FormBody>
    </form>
  )
}
