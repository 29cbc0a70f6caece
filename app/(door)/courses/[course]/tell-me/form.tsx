'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormKey } from '@/components/form/form-key'
import { FormTitle } from '@/components/form/form-title'
import { Honeypot } from '@/components/form/honeypot'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { emptyForm } from '@/lib/form'
import { tellMe } from './actions'

export function TellMeForm({ formKey, course, title }: { formKey: string; course: string; title: string }) {
  const [state, post] = useActionState(tellMe, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>{title}</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <TextField
          state={state}
          name="email"
          type="email"
          label="Email"
          autoComplete="email"
          spellCheck={false}
          hint="Used for this and nothing else."
        />
        <Honeypot />
        <FormKey value={formKey} />
        <input type="hidden" name="course" value={course} />
        <input type="hidden" name="doubtedEmail" value={state.values.doubtedEmail?.at(-1) ?? ''} />
        <SubmitButton>Tell me when a run opens</SubmitButton>
      </FormBody>
    </form>
  )
}
