'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { emptyForm } from '@/lib/form'
import { typeCode } from './actions'

export function CodeForm({ request, title }: { request: string; title: string }) {
  const [state, post] = useActionState(typeCode, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>{title}</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <TextField
          state={state}
          name="code"
          label="Code"
          hint="Six digits, in the mail."
          inputMode="numeric"
          autoComplete="one-time-code"
          spellCheck={false}
          width="short"
        />
        <input type="hidden" name="request" value={request} />
        <SubmitButton pending="Opening…">Open the form</SubmitButton>
      </FormBody>
    </form>
  )
}
