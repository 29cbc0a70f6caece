'use client'

import { useActionState } from 'react'
import { voidGift } from '@/app/staff/gifts/enter/actions'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { TypedNameField } from '@/components/form/typed-name-field'
import { emptyForm } from '@/lib/form'

export function VoidForm({ payment, name }: { payment: string; name: string }) {
  const [state, post] = useActionState(voidGift, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>Void a gift</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <TextField
          state={state}
          name="reason"
          label="What was wrong"
          hint="It stays in the books beside the gift."
          autoComplete="off"
          maxLength={300}
        />
        <input type="hidden" name="payment" value={payment} />
        <TypedNameField state={state} name={name} />
        <SubmitButton>Void this gift</SubmitButton>
      </FormBody>
    </form>
  )
}
