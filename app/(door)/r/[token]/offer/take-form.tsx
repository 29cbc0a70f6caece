'use client'

import { useActionState } from 'react'
import { PriceFields, type Tier } from '@/app/(door)/events/[run]/register/price-fields'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { emptyForm } from '@/lib/form'
import { takeOfferedSeat } from './actions'

/** Takes an offered seat at one of its prices. */
export function PricedTakeForm({ token, title, tiers }: { token: string; title: string; tiers: readonly Tier[] }) {
  const [state, post] = useActionState(takeOfferedSeat, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>{title}</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <PriceFields state={state} tiers={tiers} />
        <input type="hidden" name="token" value={token} />
        <div className="space-y-3">
          <SubmitButton pending="Holding your seat…">Take the seat</SubmitButton>
          <p className="text-ink-soft text-sm">
            Nothing is charged yet. The seat is held for you for half an hour from now, and on the next page you see
            everything once more before you pay.
          </p>
        </div>
      </FormBody>
    </form>
  )
}
