import type { FormState } from '@/lib/form'
import { TextField } from './text-field'

/** Where the code of the authenticator app is typed, or a recovery code in its place. */
export function SecondFactorField({ state }: { state: FormState }) {
  return (
    <TextField
      state={state}
      name="code"
      label="Code"
      hint="Six digits from your app, or a recovery code of twelve digits."
      inputMode="numeric"
      autoComplete="one-time-code"
      spellCheck={false}
      width="medium"
    />
  )
}
