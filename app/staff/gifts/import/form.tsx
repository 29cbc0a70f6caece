'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/form/error-summary'
import { FileField } from '@/components/form/file-field'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { emptyForm } from '@/lib/form'
import { look } from './actions'

export function FileForm() {
  const [state, post] = useActionState(look, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>Enter gifts from a file</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <FileField state={state} name="file" label="CSV file" accept=".csv,text/csv" hint="Nothing is entered yet." />
        <SubmitButton pending="Reading it…">Look at it</SubmitButton>
      </FormBody>
    </form>
  )
}
