'use client'

import { useActionState } from 'react'
import { CheckboxField } from '@/components/form/choice-fields'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { emptyForm } from '@/lib/form'
import { merge } from '../../actions'

export function MergeForm({ keptId, goneId, name }: { keptId: string; goneId: string; name: string }) {
  const [state, post] = useActionState(merge, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>Make two records one</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <input type="hidden" name="keptId" value={keptId} />
        <input type="hidden" name="goneId" value={goneId} />
        <CheckboxField state={state} name="sure" label={`Yes, ${name} is the same person in both records`} />
        <SubmitButton pending="Making them one…">Make the two records one</SubmitButton>
      </FormBody>
    </form>
  )
}
