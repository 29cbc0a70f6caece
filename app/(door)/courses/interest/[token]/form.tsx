'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/form/error-summary'
import { SubmitButton } from '@/components/form/submit-button'
import { emptyForm } from '@/lib/form'
import { putOnList } from './actions'

export function PutOnListForm({ token, label, look }: { token: string; label: string; look?: 'quiet' }) {
  const [state, post] = useActionState(putOnList, emptyForm)
  return (
    <form action={post} className="space-y-3">
      <ErrorSummary state={state} />
      <input type="hidden" name="token" value={token} />
      <SubmitButton look={look}>{label}</SubmitButton>
    </form>
  )
}
