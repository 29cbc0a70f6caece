'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { emptyForm } from '@/lib/form'
import { goOn } from './actions'

export function GoOnForm({ secret, label }: { secret: string; label: string }) {
  const [state, post] = useActionState(goOn, emptyForm)
  return (
    <form action={post} className="space-y-5">
      <FormTitle state={state}>Go on with your gift</FormTitle>
      <ErrorSummary state={state} />
      <input type="hidden" name="secret" value={secret} />
      <SubmitButton look="give" pending="Opening the payment page…">
        {label}
      </SubmitButton>
    </form>
  )
}
