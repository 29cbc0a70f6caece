import type { FormState } from '@/lib/form'
import { controlClass, describedBy, FieldFrame } from './field'

/** A file. A browser never gives a chosen file back to a form, so one that the server has kept already is named here. */
export function FileField({
  state,
  name,
  label,
  hint,
  accept,
  optional,
  keptName,
}: {
  state: FormState
  name: string
  label: string
  hint?: string
  accept?: string
  optional?: boolean
  keptName?: string | undefined
}) {
  return (
    <FieldFrame state={state} name={name} label={label} hint={hint} optional={optional}>
      {keptName && (
        <p className="border-moss border-l-4 bg-moss-wash px-4 py-2">
          We have kept <strong className="break-all">{keptName}</strong>. Choose a file only to replace it.
        </p>
      )}
      <input
        id={name}
        name={name}
        type="file"
        accept={accept}
        aria-describedby={describedBy(state, name, hint)}
        aria-invalid={state.errors[name] ? true : undefined}
        className={`${controlClass} file:mr-4 file:min-h-8 file:border-0 file:bg-bed file:px-3 file:font-semibold file:text-ink`}
      />
    </FieldFrame>
  )
}
