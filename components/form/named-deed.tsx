'use client'

import { type ReactNode, useActionState } from 'react'
import type { ButtonLook } from '@/components/ui/button'
import { emptyForm, type FormState } from '@/lib/form'
import { ErrorSummary } from './error-summary'
import { FormBody } from './form-body'
import { FormTitle } from './form-title'
import { SubmitButton } from './submit-button'
import { TypedNameField } from './typed-name-field'

/** A deed that asks nothing but the name of what it is done to. What will happen stands above it. */
export function NamedDeed({
  action,
  fields,
  title,
  name,
  look,
  pending,
  children,
}: {
  action: (previous: FormState, formData: FormData) => Promise<FormState>
  fields: Record<string, string>
  /** Of the page; left out where something else of it says it. */
  title?: string
  name: string
  look?: ButtonLook
  pending?: string
  children: ReactNode
}) {
  const [state, post] = useActionState(action, emptyForm)
  return (
    <form action={post} noValidate>
      {title && <FormTitle state={state}>{title}</FormTitle>}
      <FormBody state={state}>
        <ErrorSummary state={state} />
        {Object.entries(fields).map(([field, value]) => (
          <input key={field} type="hidden" name={field} value={value} />
        ))}
        <TypedNameField state={state} name={name} />
        <SubmitButton look={look} pending={pending}>
          {children}
        </SubmitButton>
      </FormBody>
    </form>
  )
}
