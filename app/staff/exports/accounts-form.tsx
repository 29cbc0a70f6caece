'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { emptyForm } from '@/lib/form'
import { saveAccountNames } from './actions'

type Account = { key: string; name: string; is: string }

export function AccountsForm({ accounts }: { accounts: readonly Account[] }) {
  const [state, post] = useActionState(saveAccountNames, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>Exports</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        {accounts.map(({ key, name, is }) => (
          <TextField key={key} state={state} name={key} label={is} initial={name} autoComplete="off" />
        ))}
        <SubmitButton look="quiet">Use these names</SubmitButton>
      </FormBody>
    </form>
  )
}
