'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import type { FormState } from '@/lib/form'
import { changeAmount } from '../actions'

type Props = { token: string; title: string; opening: FormState; hint: string }

export function AmountForm({ token, title, opening, hint }: Props) {
  const [state, post] = useActionState(changeAmount, opening)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>{title}</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <TextField
          state={state}
          name="amount"
          label="New amount, in dollars"
          hint={hint}
          prefix="$"
          inputMode="decimal"
          autoComplete="transaction-amount"
          width="short"
          maxLength={40}
        />
        <input type="hidden" name="token" value={token} />
        <SubmitButton pending="Changing it…">Change the amount</SubmitButton>
      </FormBody>
    </form>
  )
}
