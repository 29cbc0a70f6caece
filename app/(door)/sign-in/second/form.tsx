'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { SecondFactorField } from '@/components/form/second-factor-field'
import { SubmitButton } from '@/components/form/submit-button'
import { emptyForm } from '@/lib/form'
import { typeSecondFactor } from './actions'

export function SecondFactorForm({ to, title, hasApp }: { to: string; title: string; hasApp: boolean }) {
  const [state, post] = useActionState(typeSecondFactor, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>{title}</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <SecondFactorField state={state} hasApp={hasApp} />
        <input type="hidden" name="to" value={to} />
        <SubmitButton pending="Signing in…">Sign in</SubmitButton>
      </FormBody>
    </form>
  )
}
