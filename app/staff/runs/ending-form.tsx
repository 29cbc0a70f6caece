'use client'

import { type ReactNode, useActionState } from 'react'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-area'
import { TypedNameField } from '@/components/form/typed-name-field'
import { emptyForm, type FormState } from '@/lib/form'

/**
 * What the office ends, and whoever it concerns reads why: a run, a session, one registration. `choices` are asked before
 * the reason; without `name`, typed, nothing happens.
 */
export function EndingForm({
  action,
  title,
  subject,
  choices,
  reason,
  name,
  button,
  pending,
}: {
  action: (previous: FormState, formData: FormData) => Promise<FormState>
  title: string
  /** The hidden field that names what ends. */
  subject: { name: string; value: string }
  choices?: (state: FormState) => ReactNode
  reason: { label: string; hint: string }
  /** Of what ends: the course, the person. */
  name: string
  button: string
  pending: string
}) {
  const [state, post] = useActionState(action, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>{title}</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <input type="hidden" {...subject} />
        {choices?.(state)}
        <TextArea state={state} name="reason" {...reason} rows={3} />
        <TypedNameField state={state} name={name} />
        <SubmitButton pending={pending}>{button}</SubmitButton>
      </FormBody>
    </form>
  )
}
