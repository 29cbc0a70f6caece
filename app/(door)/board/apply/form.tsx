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
import { begin } from './actions'

export function BeginForm({ formKey }: { formKey: string }) {
  const [state, post] = useActionState(begin, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>Apply to the board</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <TextField
          state={state}
          name="email"
          type="email"
          label="Email"
          hint="We mail you a link to the form and a code. The board answers to this address."
          autoComplete="email"
          spellCheck={false}
        />
        <Honeypot />
        <FormKey value={formKey} />
        <input type="hidden" name="doubtedEmail" value={state.values.doubtedEmail?.at(-1) ?? ''} />
        <SubmitButton>Begin, or go on</SubmitButton>
      </FormBody>
    </form>
  )
}
