'use client'

import { useActionState } from 'react'
import { RadioGroup } from '@/components/form/choice-fields'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import type { Choice } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { emptyForm } from '@/lib/form'
import { giveRole } from '../actions'

export function GrantForm({ choices }: { choices: readonly Choice[] }) {
  const [state, post] = useActionState(giveRole, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>Give a role</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <TextField
          state={state}
          name="email"
          type="email"
          label="Email"
          hint="They sign in with it."
          autoComplete="off"
        />
        <TextField
          state={state}
          name="name"
          label="Name"
          hint="Of somebody whom we do not know yet; whom we know keeps their name."
          autoComplete="off"
        />
        <RadioGroup state={state} name="role" legend="Role" choices={choices} />
        <SubmitButton>Give this role</SubmitButton>
      </FormBody>
    </form>
  )
}
