'use client'

import { useActionState } from 'react'
import { EmailField } from '@/components/form/email-field'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { ParticipantFields } from '@/components/form/participant-fields'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { emptyForm } from '@/lib/form'
import { saveDetails } from './actions'

type Details = { name: string; email: string; pronouns: string | null; accessNeeds: string | null }

export function DetailsForm({ token, title, details }: { token: string; title: string; details: Details }) {
  const [state, post] = useActionState(saveDetails, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>{title}</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <TextField
          state={state}
          name="name"
          label="Name"
          autoComplete="name"
          hint="As you want to be called. A receipt that you have stays as it is."
          initial={details.name}
        />
        <EmailField
          state={state}
          hint="With a new address you get new links there, and the ones you have stop working."
          initial={details.email}
        />
        <ParticipantFields state={state} initial={details} />
        <input type="hidden" name="token" value={token} />
        <SubmitButton pending="Saving…">Save</SubmitButton>
      </FormBody>
    </form>
  )
}
