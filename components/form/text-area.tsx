import type { FormState } from '@/lib/form'
import { controlClass, describedBy, FieldFrame, typed } from './field'

/** Several lines of text. */
export function TextArea({
  state,
  name,
  label,
  hint,
  rows = 5,
  initial,
  optional,
  maxLength,
  autoComplete,
}: {
  state: FormState
  name: string
  label: string
  hint?: string
  rows?: number
  initial?: string
  optional?: boolean
  maxLength?: number
  autoComplete?: string
}) {
  return (
    <FieldFrame state={state} name={name} label={label} hint={hint} optional={optional}>
      <textarea
        id={name}
        name={name}
        rows={rows}
        defaultValue={typed(state, name) ?? initial}
        maxLength={maxLength}
        autoComplete={autoComplete}
        aria-describedby={describedBy(state, name, hint)}
        aria-invalid={state.errors[name] ? true : undefined}
        aria-required={optional ? undefined : true}
        className={`${controlClass} field-sizing-content max-h-120 min-h-28`}
      />
    </FieldFrame>
  )
}
