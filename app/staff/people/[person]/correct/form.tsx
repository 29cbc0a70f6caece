'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { emptyForm } from '@/lib/form'
import { correct } from '../../actions'

export function CorrectForm({ personId, name, email }: { personId: string; name: string; email: string }) {
  const [state, post] = useActionState(correct, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>Correct name or email</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <input type="hidden" name="personId" value={personId} />
        <TextField
          state={state}
          name="name"
          label="Name"
          initial={name}
          hint="Where they registered by the name that stands here, rosters have the new one too."
        />
        <TextField
          state={state}
          name="email"
          type="email"
          label="Email"
          initial={email}
          spellCheck={false}
          hint="With another address, links sent so far stop working and they are signed out. The new address gets new links for what is ahead; the old one is told, without any."
        />
        <SubmitButton pending="Saving…">Save it</SubmitButton>
      </FormBody>
    </form>
  )
}
