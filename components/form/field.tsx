import type { ReactNode } from 'react'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import type { FormState } from '@/lib/form'

/** The look of everything that is typed into or chosen from. 16 px and more, or phones zoom in. */
export const controlClass =
  'block min-h-11 w-full rounded-stone border-2 border-stone bg-leaf px-3 py-2 text-ink aria-invalid:border-berry-ink'

/** What was typed last, or undefined before the first post. */
export function typed(state: FormState, name: string): string | undefined {
  return state.attempt > 0 ? (state.values[name]?.at(-1) ?? '') : undefined
}

/** The ids of the hint and the error that exist, for aria-describedby. */
export function describedBy(state: FormState, name: string, hint?: string): string | undefined {
  const ids = [hint && `${name}-hint`, state.errors[name] && `${name}-error`].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}

export function Hint({ name, children }: { name: string; children: ReactNode }) {
  return (
    <p id={`${name}-hint`} className="text-ink-soft text-sm">
      {children}
    </p>
  )
}

export function FieldError({ name, state }: { name: string; state: FormState }) {
  const error = state.errors[name]
  if (!error) return null
  return (
    <p id={`${name}-error`} className="font-semibold text-berry-ink">
      <VisuallyHidden>Error: </VisuallyHidden>
      {error}
    </p>
  )
}

/** What a label says beyond its name: nothing for a required field, a word for one that may stay empty. */
export function OptionalMark({ optional }: { optional?: boolean }) {
  return optional ? <span className="font-normal text-ink-soft"> (optional)</span> : null
}

/** Label above, hint and error between label and control, and a line at the side of a field in error. */
export function FieldFrame({
  state,
  name,
  label,
  hint,
  optional,
  children,
}: {
  state: FormState
  name: string
  label: string
  hint?: string
  optional?: boolean
  children: ReactNode
}) {
  return (
    <div className={`space-y-1.5 ${frameClass(state, name)}`}>
      <label htmlFor={name} className="block font-semibold">
        {label}
        <OptionalMark optional={optional} />
      </label>
      {hint && <Hint name={name}>{hint}</Hint>}
      <FieldError name={name} state={state} />
      {children}
    </div>
  )
}

export function frameClass(state: FormState, name: string): string {
  return state.errors[name] ? 'border-berry-ink border-l-4 pl-4' : ''
}
