'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/form/error-summary'
import { SubmitButton } from '@/components/form/submit-button'
import { emptyForm } from '@/lib/form'
import { giveSeatBack } from './actions'

export function CancelForm({ token }: { token: string }) {
  const [state, post] = useActionState(giveSeatBack, emptyForm)
  return (
    <form action={post} className="space-y-4">
      <ErrorSummary state={state} />
      <input type="hidden" name="token" value={token} />
      <SubmitButton look="quiet" pending="Giving it back…">
        Give my seat back
      </SubmitButton>
    </form>
  )
}
