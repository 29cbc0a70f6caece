'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { type Choice, SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { emptyForm } from '@/lib/form'
import { saveOwnDetails } from './actions'

export function DetailsForm({ name, zone, zones }: { name: string; zone: string; zones: readonly Choice[] }) {
  const [state, post] = useActionState(saveOwnDetails, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>Your name and time zone</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <TextField
          state={state}
          name="name"
          label="Name"
          autoComplete="name"
          hint="What you typed into a registration or a gift stays as it is there."
          initial={name}
        />
        <SelectField
          state={state}
          name="zone"
          label="Time zone"
          hint="Mails about the seats that you have now add your own time where it differs from the run’s."
          choices={zones}
          initial={zone}
        />
        <SubmitButton pending="Saving…">Save</SubmitButton>
      </FormBody>
    </form>
  )
}
