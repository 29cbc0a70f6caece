import type { FormState } from '@/lib/form'
import { controlClass, describedBy, FieldFrame } from './field'

/**
 * A file. A browser never gives a chosen file back to a form, so one that arrived with a refused post is kept by the server
 * and named here; `kept` carries what the form must post again to find it.
 */
export function FileField({
  state,
  name,
  label,
  hint,
  accept,
  optional,
  kept,
}: {
  state: FormState
  name: string
  label: string
  hint?: string
  accept?: string
  optional?: boolean
  kept?: { field: string; value: string; fileName: string }
}) {
  return (
    <FieldFrame state={state} name={name} label={label} hint={hint} optional={optional}>
      {kept && (
        <p className="border-moss border-l-4 bg-moss-wash px-4 py-2">
          We have kept <strong className="break-all">{kept.fileName}</strong>. Choose a file only to replace it.
          <input type="hidden" name={kept.field} value={kept.value} />
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
