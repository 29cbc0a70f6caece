import type { ReactNode } from 'react'
import type { FormState } from '@/lib/form'

/**
 * Fields that most people leave alone, folded away behind one line. It stands open where one of them holds an error or
 * something that was typed. `fields` has each one's name and what it holds when nobody has touched it.
 */
export function OptionalPart({
  state,
  title,
  fields,
  children,
}: {
  state: FormState
  title: ReactNode
  fields: Readonly<Record<string, string>>
  children: ReactNode
}) {
  const isUsed = Object.entries(fields).some(
    ([name, untouched]) =>
      state.errors[name] !== undefined || (state.values[name] ?? []).some((value) => value !== untouched),
  )
  return (
    <details open={isUsed} className="border-line border-b pb-2">
      <summary className="min-h-11 py-2 font-semibold">{title}</summary>
      <div className="space-y-6 pt-2 pb-4">{children}</div>
    </details>
  )
}
