import type { FormState } from '@/lib/form'
import { TextField } from './text-field'

/** Where the code of the authenticator app is typed, if there is one, or a recovery code in its place. */
export function SecondFactorField({ state, hasApp }: { state: FormState; hasApp: boolean }) {
  return (
    <TextField
      state={state}
      name="code"
      label="Code"
      hint={
        hasApp ? 'Six digits from your app, or a recovery code of twelve digits.' : 'A recovery code of twelve digits.'
      }
      inputMode="numeric"
      autoComplete="one-time-code"
      spellCheck={false}
      width="medium"
    />
  )
}
