'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { emptyForm } from '@/lib/form'
import { askForNewAddress } from './actions'

export function NewAddressForm({ token }: { token: string }) {
  const [state, post] = useActionState(askForNewAddress, emptyForm)
  return (
    <form action={post} className="space-y-4">
      <FormTitle state={state}>Your calendar</FormTitle>
      <ErrorSummary state={state} />
      <input type="hidden" name="token" value={token} />
      <SubmitButton look="quiet" pending="Making a new address…">
        Kill this address and mail me a new one
      </SubmitButton>
    </form>
  )
}
