import type { HTMLInputAutoCompleteAttribute } from 'react'
import type { FormState } from '@/lib/form'
import { controlClass, describedBy, FieldFrame, typed } from './field'

type TextFieldProps = {
  state: FormState
  name: string
  label: string
  hint?: string
  type?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'date' | 'datetime-local' | 'number'
  autoComplete?: HTMLInputAutoCompleteAttribute
  inputMode?: 'text' | 'decimal' | 'numeric' | 'email' | 'tel' | 'url'
  /** What the field holds before anything was typed. */
  initial?: string
  /** How wide an answer is expected, in characters; the whole column when left out. */
  width?: 'short' | 'medium' | 'full'
  /** Marks a field that may stay empty. Fields are required unless they say so. */
  optional?: boolean
  maxLength?: number
  spellCheck?: boolean
  /** A word before or after what is typed, such as "$". */
  prefix?: string
}

const widths = { short: 'max-w-40', medium: 'max-w-80', full: '' }

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { state, name, type = 'text', width = 'full', prefix } = props
  const input = (
    <input
      id={name}
      name={name}
      type={type}
      defaultValue={typed(state, name) ?? props.initial}
      autoComplete={props.autoComplete}
      inputMode={props.inputMode}
      maxLength={props.maxLength}
      spellCheck={props.spellCheck}
      aria-describedby={describedBy(state, name, props.hint)}
      aria-invalid={state.errors[name] ? true : undefined}
      aria-required={props.optional ? undefined : true}
      className={`${controlClass} ${prefix ? 'pl-8' : ''}`}
    />
  )
  return (
    <FieldFrame state={state} name={name} label={props.label} hint={props.hint} optional={props.optional}>
      <div className={`relative ${widths[width]}`}>
        {prefix && (
          <span
            aria-hidden="true"
            className="pointer-events-none absolute inset-y-0 left-0 flex w-9 items-center justify-center text-ink-soft"
          >
            {prefix}
          </span>
        )}
        {input}
      </div>
    </FieldFrame>
  )
}
