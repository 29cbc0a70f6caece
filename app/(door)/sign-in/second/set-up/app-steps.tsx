import type { ReactNode } from 'react'
import { TextField } from '@/components/form/text-field'
import type { FormState } from '@/lib/form'

/** How an authenticator app is set up, in three steps; `children` is the QR code. */
export function AppSteps({ state, secret, children }: { state: FormState; secret: string; children: ReactNode }) {
  return (
    <ol className="list-decimal space-y-6 pl-6">
      <li>
        Install an authenticator app on your phone, if you have none. Any will do: your password manager, Google
        Authenticator, Microsoft Authenticator, Aegis, 2FAS.
      </li>
      <li className="space-y-3">
        <p>In the app, add an account and scan this:</p>
        {children}
        <p>Or type this key into the app:</p>
        <p className="font-semibold text-lg tracking-wide">
          <code>{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
        </p>
      </li>
      <li>
        <TextField
          state={state}
          name="code"
          label="Code"
          hint="The six digits that the app now shows."
          inputMode="numeric"
          autoComplete="one-time-code"
          spellCheck={false}
          width="short"
        />
      </li>
    </ol>
  )
}
