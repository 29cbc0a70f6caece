import type { FormState } from '@/lib/form'
import { controlClass, describedBy, FieldFrame, typed } from './field'

export type Choice = { value: string; label: string; hint?: string }

/** One of many, in a native list. `placeholder` is the first, empty line. For up to seven choices prefer a radio group. */
export function SelectField({
  state,
  name,
  label,
  hint,
  choices,
  placeholder,
  initial,
  optional,
  autoComplete,
}: {
  state: FormState
  name: string
  label: string
  hint?: string
  choices: readonly Choice[]
  placeholder?: string
  initial?: string
  optional?: boolean
  autoComplete?: string
}) {
  return (
    <FieldFrame state={state} name={name} label={label} hint={hint} optional={optional}>
      <select
        id={name}
        name={name}
        defaultValue={typed(state, name) ?? initial ?? ''}
        autoComplete={autoComplete}
        aria-describedby={describedBy(state, name, hint)}
        aria-invalid={state.errors[name] ? true : undefined}
        aria-required={optional ? undefined : true}
        className={controlClass}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
