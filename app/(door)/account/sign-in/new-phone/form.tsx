'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { SecondFactorField } from '@/components/form/second-factor-field'
import { SubmitButton } from '@/components/form/submit-button'
import { emptyForm } from '@/lib/form'
import { changePhone } from '../actions'

export function NewPhoneForm() {
  const [state, post] = useActionState(changePhone, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>Set up another phone</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <SecondFactorField state={state} />
        <SubmitButton>Go on to the new app</SubmitButton>
      </FormBody>
    </form>
  )
}
