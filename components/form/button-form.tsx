'use client'

import { type ReactNode, useActionState } from 'react'
import type { ButtonLook } from '@/components/ui/button'
import { emptyForm, type FormState } from '@/lib/form'
import { ErrorSummary } from './error-summary'
import { SubmitButton } from './submit-button'

/** A deed that asks nothing: one button, and what it is about in hidden fields. A page may have several. */
export function ButtonForm({
  action,
  fields,
  look,
  pending,
  children,
}: {
  action: (previous: FormState, formData: FormData) => Promise<FormState>
  /** A list is the field as often. */
  fields: Record<string, string | readonly string[]>
  look?: ButtonLook
  pending?: string
  children: ReactNode
}) {
  const [state, post] = useActionState(action, emptyForm)
  // What is wrong with a hidden field leads to none.
  const [form] = Object.values(state.errors)
  return (
    <form action={post} className="space-y-3">
      <ErrorSummary state={form ? { ...state, errors: { form } } : state} />
      {Object.entries(fields).flatMap(([name, values]) =>
        [values].flat().map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
      )}
      <SubmitButton look={look} pending={pending}>
        {children}
      </SubmitButton>
    </form>
  )
}
