'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/form/error-summary'
import { SubmitButton } from '@/components/form/submit-button'
import { emptyForm } from '@/lib/form'
import { stopTelling } from './actions'

export function StopForm({ token }: { token: string }) {
  const [state, post] = useActionState(stopTelling, emptyForm)
  return (
    <form action={post} className="space-y-3">
      <ErrorSummary state={state} />
      <input type="hidden" name="token" value={token} />
      <SubmitButton pending="Stopping…">Stop these mails</SubmitButton>
    </form>
  )
}
