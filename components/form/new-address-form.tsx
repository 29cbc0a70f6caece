'use client'

import { useActionState } from 'react'
import { emptyForm, type FormState } from '@/lib/form'
import { ErrorSummary } from './error-summary'
import { FormTitle } from './form-title'
import { SubmitButton } from './submit-button'

type Props = {
  title: string
  action: (previous: FormState, formData: FormData) => Promise<FormState>
  token: string
}

/** Kills the secret address of the page that it stands on; a new one is mailed. */
export function NewAddressForm({ title, action, token }: Props) {
  const [state, post] = useActionState(action, emptyForm)
  return (
    <form action={post} className="space-y-4">
      <FormTitle state={state}>{title}</FormTitle>
      <ErrorSummary state={state} />
      <input type="hidden" name="token" value={token} />
      <SubmitButton look="quiet" pending="Making a new address…">
        Kill this address and mail me a new one
      </SubmitButton>
    </form>
  )
}
