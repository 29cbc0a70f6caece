'use client'

import { useActionState } from 'react'
import { CheckboxField, RadioGroup } from '@/components/form/choice-fields'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-area'
import { emptyForm } from '@/lib/form'
import { endThisRegistration } from './actions'

export function EndForm({
  registrationId,
  name,
  asked,
  all,
}: {
  registrationId: string
  name: string
  /** What goes back in each case, in words. */
  asked: string
  all: string
}) {
  const [state, post] = useActionState(endThisRegistration, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>End a registration</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <input type="hidden" name="registrationId" value={registrationId} />
        <RadioGroup
          state={state}
          name="cause"
          legend="Why it ends"
          choices={[
            { value: 'asked', label: `${name} has asked us to`, hint: asked },
            { value: 'orncc', label: 'ORNCC takes the place back', hint: all },
          ]}
        />
        <TextArea
          state={state}
          name="reason"
          label="What we say"
          hint={`One or two sentences, which ${name} reads in the mail.`}
          rows={3}
        />
        <CheckboxField state={state} name="sure" label={`Yes, end the registration of ${name}`} />
        <SubmitButton pending="Ending…">End the registration</SubmitButton>
      </FormBody>
    </form>
  )
}
