'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/form/error-summary'
import { SubmitButton } from '@/components/form/submit-button'
import { emptyForm } from '@/lib/form'
import { payForHeldSeat } from './actions'

export function PayForm({ token, amount }: { token: string; amount: string }) {
  const [state, post] = useActionState(payForHeldSeat, emptyForm)
  return (
    <form action={post} className="space-y-3">
      <ErrorSummary state={state} />
      <input type="hidden" name="token" value={token} />
      <SubmitButton pending="Opening the payment page…">{`Pay ${amount}`}</SubmitButton>
      <p className="text-ink-soft text-sm">You pay on Stripe’s own page; your card number never reaches us.</p>
    </form>
  )
}
