'use client'

import { useActionState } from 'react'
import { CheckboxField, RadioGroup } from '@/components/form/choice-fields'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-area'
import { TextField } from '@/components/form/text-field'
import { emptyForm } from '@/lib/form'
import { give } from './actions'

const choices = [
  { value: 'no', label: 'No, nothing' },
  { value: 'yes', label: 'Yes' },
]

export function DisclosureForm({ token, title }: { token: string; title: string }) {
  const [state, post] = useActionState(give, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>{title}</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <RadioGroup
          state={state}
          name="hasInterests"
          legend="Do you, your family or your work have an interest that could pull you another way than ORNCC’s?"
          hint="Such as being paid by ORNCC or by somebody whom it pays, a post at an organization that asks for the same grants, or family among its staff or trainers."
          choices={choices}
        />
        <TextArea state={state} name="interests" label="If so, what is it?" maxLength={4000} optional />
        <CheckboxField
          state={state}
          name="affirmed"
          label="This is whole and true as far as I know, and I tell the board when it changes."
        />
        <TextField state={state} name="affirmedName" label="Your name, typed" autoComplete="name" width="medium" />
        <input type="hidden" name="token" value={token} />
        <SubmitButton>Give my disclosure</SubmitButton>
      </FormBody>
    </form>
  )
}
