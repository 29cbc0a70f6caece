'use client'

import { useActionState } from 'react'
import { close } from '@/app/staff/applications/[application]/actions'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-area'
import { TypedNameField } from '@/components/form/typed-name-field'
import { emptyForm } from '@/lib/form'

export function CloseForm({ application, name, text }: { application: string; name: string; text: string }) {
  const [state, post] = useActionState(close, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>Close it without a decision</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <p>
          The letter leaves at once, and nothing of this can be taken back: the review ends, a talk that is set is
          called off, and under the letter stands the day on which all that they sent is erased. They may apply again.
        </p>
        <TextArea state={state} name="text" label="The letter" rows={12} maxLength={10_000} initial={text} />
        <input type="hidden" name="application" value={application} />
        <TypedNameField state={state} name={name} />
        <SubmitButton>Close it and send the letter</SubmitButton>
      </FormBody>
    </form>
  )
}
