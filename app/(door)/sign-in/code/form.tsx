'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { emptyForm } from '@/lib/form'
import { typeCode } from './actions'

export function CodeForm({ to }: { to: string }) {
  const [state, post] = useActionState(typeCode, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>Type your code</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <TextField
          state={state}
          name="code"
          label="Code"
          inputMode="numeric"
          autoComplete="one-time-code"
          spellCheck={false}
          width="short"
        />
        <input type="hidden" name="to" value={to} />
        <SubmitButton pending="Signing in…">Sign in</SubmitButton>
      </FormBody>
    </form>
  )
}
