import type { HTMLInputAutoCompleteAttribute } from 'react'
import type { FormState } from '@/lib/form'
import { boxClass } from './choice-fields'
import { TextField } from './text-field'

/**
 * An address that mail has to reach. One that looks mistyped is asked about once (`askAboutTypo`): a tick takes what was
 * probably meant, being posted under the same name after what was typed. No button, which the Enter key would press.
 */
export function EmailField({
  state,
  hint,
  autoComplete = 'email',
  initial,
}: {
  state: FormState
  hint: string
  autoComplete?: HTMLInputAutoCompleteAttribute
  initial?: string
}) {
  const meant = state.values.meantEmail?.at(-1)
  return (
    <div className="space-y-2">
      <TextField
        state={state}
        name="email"
        type="email"
        label="Email"
        autoComplete={autoComplete}
        spellCheck={false}
        hint={hint}
        initial={initial}
      />
      {meant && (
        <div className="flex gap-3">
          <input id="email-meant" name="email" type="checkbox" value={meant} className={boxClass} />
          <label htmlFor="email-meant" className="pt-2">
            Use {meant}
          </label>
        </div>
      )}
      <input type="hidden" name="doubtedEmail" value={state.values.doubtedEmail?.at(-1) ?? ''} />
    </div>
  )
}
