'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { Honeypot } from '@/components/form/honeypot'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { emptyForm } from '@/lib/form'
import { askForCode } from './actions'

export function SignInForm({ to }: { to: string }) {
  const [state, post] = useActionState(askForCode, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>Sign in</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <TextField
          state={state}
          name="email"
          type="email"
          label="Email"
          autoComplete="email"
          hint="If you have registered, given or applied with it, or have a desk here, we mail a code to it."
        />
        <input type="hidden" name="to" value={to} />
        <Honeypot />
        <SubmitButton>Mail me a code</SubmitButton>
      </FormBody>
    </form>
  )
}
