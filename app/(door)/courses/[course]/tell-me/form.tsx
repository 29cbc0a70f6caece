'use client'

import { useActionState } from 'react'
import { EmailField } from '@/components/form/email-field'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormKey } from '@/components/form/form-key'
import { FormTitle } from '@/components/form/form-title'
import { Honeypot } from '@/components/form/honeypot'
import { SubmitButton } from '@/components/form/submit-button'
import { emptyForm } from '@/lib/form'
import { tellMe } from './actions'

export function TellMeForm({ formKey, course, title }: { formKey: string; course: string; title: string }) {
  const [state, post] = useActionState(tellMe, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>{title}</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <EmailField state={state} hint="Used for this and nothing else." />
        <Honeypot />
        <FormKey value={formKey} />
        <input type="hidden" name="course" value={course} />
        <SubmitButton>Tell me when a run opens</SubmitButton>
      </FormBody>
    </form>
  )
}
