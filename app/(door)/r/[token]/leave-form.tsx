'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/form/error-summary'
import { SubmitButton } from '@/components/form/submit-button'
import { emptyForm } from '@/lib/form'
import { leaveLine } from './actions'

/** Leaves the waiting list, which also says no to a seat that is offered. */
export function LeaveForm({ token, label }: { token: string; label: string }) {
  const [state, post] = useActionState(leaveLine, emptyForm)
  return (
    <form action={post} className="space-y-4">
      <ErrorSummary state={state} />
      <input type="hidden" name="token" value={token} />
      <SubmitButton look="quiet" pending="Leaving the list…">
        {label}
      </SubmitButton>
    </form>
  )
}
