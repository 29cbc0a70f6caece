'use client'

import { useActionState } from 'react'
import { GiftField, PriceFields, type Tier } from '@/app/(door)/events/[run]/register/price-fields'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { emptyForm } from '@/lib/form'
import { formatCents } from '@/lib/money'
import { takeOfferedSeat } from './actions'

/** Takes an offered seat at one of its prices, or at the one that was agreed on with the office. */
export function PricedTakeForm(props: {
  token: string
  title: string
  tiers: readonly Tier[]
  priceCents: number | null
}) {
  const { token, title, tiers, priceCents } = props
  const [state, post] = useActionState(takeOfferedSeat, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>{title}</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        {priceCents === null ? (
          <PriceFields state={state} tiers={tiers} />
        ) : (
          <>
            <p>
              You pay <strong>{priceCents === 0 ? 'nothing' : formatCents(priceCents)}</strong>, as agreed with us.
            </p>
            {priceCents > 0 && <GiftField state={state} />}
          </>
        )}
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
