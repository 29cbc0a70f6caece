'use client'

import type { ReactNode } from 'react'
import { controlClass, describedBy, FieldError, frameClass, typed } from '@/components/form/field'
import type { RunToEdit } from '@/lib/courses/runs/desk-queries'
import type { FormState } from '@/lib/form'

// What the form of a run is made of.

/** What a part of the form shows: what was typed, else the run as it is; null: a new one. */
export type Part = { state: FormState; run: RunToEdit | null }

/** What few runs need stands behind a line, open where something is in it or wrong with it. */
export function More({
  state,
  title,
  names,
  isUsed,
  children,
}: {
  state: FormState
  title: string
  names: readonly string[]
  isUsed: boolean
  children: ReactNode
}) {
  const isOf = (name: string) => names.some((own) => name === own || name.startsWith(`${own}-`))
  const isTyped = Object.entries(state.values).some(
    ([name, values]) => isOf(name) && values.some((value) => value !== ''),
  )
  const isOpen = isUsed || isTyped || Object.keys(state.errors).some(isOf)
  return (
    <details open={isOpen} className="border-line border-b pb-2">
      <summary className="min-h-11 cursor-pointer py-2 font-semibold">{title}</summary>
      <div className="space-y-6 pt-2 pb-4">{children}</div>
    </details>
  )
}

/** A field small enough for a row. */
export function Cell({
  state,
  name,
  type = 'text',
  label,
  initial,
  inputMode,
  takesFocus,
}: {
  state: FormState
  name: string
  type?: 'date' | 'time' | 'text'
  label: string
  initial?: string | undefined
  inputMode?: 'numeric' | 'decimal' | 'text'
  takesFocus?: boolean
}) {
  return (
    <div className={`flex flex-col justify-end gap-1 ${frameClass(state, name)}`}>
      <label htmlFor={name} className="text-sm">
        {label}
      </label>
      <FieldError name={name} state={state} />
      <input
        id={name}
        name={name}
        type={type}
        inputMode={inputMode}
        defaultValue={typed(state, name) ?? initial}
        // biome-ignore lint/a11y/noAutofocus: the button pressed is gone with the old rows, and these are what it filled.
        autoFocus={takesFocus}
        aria-describedby={describedBy(state, name)}
        aria-invalid={state.errors[name] ? true : undefined}
        className={controlClass}
      />
    </div>
  )
}
