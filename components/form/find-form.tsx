'use client'

import { useActionState } from 'react'
import { emptyForm, type FormState } from '@/lib/form'
import { ErrorSummary } from './error-summary'
import { FormBody } from './form-body'
import { FormKey } from './form-key'
import { FormTitle } from './form-title'
import { Honeypot } from './honeypot'
import { SubmitButton } from './submit-button'
import { TextField } from './text-field'

type Props = {
  title: string
  action: (previous: FormState, formData: FormData) => Promise<FormState>
  formKey: string
  /** What the button says. */
  children: string
}

/** Asks for an email address, where something is then mailed to. */
export function FindForm({ title, action, formKey, children }: Props) {
  const [state, post] = useActionState(action, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>{title}</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <TextField state={state} name="email" type="email" label="Email" autoComplete="email" spellCheck={false} />
        <Honeypot />
        <FormKey value={formKey} />
        <SubmitButton>{children}</SubmitButton>
      </FormBody>
    </form>
  )
}
