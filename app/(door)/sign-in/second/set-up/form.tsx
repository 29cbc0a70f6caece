'use client'

import { type ReactNode, useActionState } from 'react'
import { RecoveryCodes } from '@/app/(door)/recovery-codes'
import { noCodes } from '@/app/(door)/recovery-codes-state'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { PageHeader } from '@/components/site/page-header'
import { ButtonLink } from '@/components/ui/button'
import { setUp } from './actions'

/** Three steps; then the recovery codes. `secret` is null when the app was set up already, with `children` its QR code. */
export function SetUpForm({ to, secret, children }: { to: string; secret: string | null; children?: ReactNode }) {
  const [state, post] = useActionState(setUp, noCodes)
  if (state.codes) return <RecoveryCodes codes={state.codes} to={to} />
  if (secret === null) {
    return (
      <>
        <FormTitle>Your app is set up</FormTitle>
        <PageHeader title="Your app is set up" lede="You are signed in." />
        <ButtonLink href={to}>Go on</ButtonLink>
      </>
    )
  }
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>Set up your authenticator app</FormTitle>
      <PageHeader
        title="Set up your authenticator app"
        lede="Once. Whoever looks after other people’s names and money here signs in with two things: the code from the mail, and one that an app on your phone shows."
      />
      <FormBody state={state}>
        <ErrorSummary state={state} />
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
        <input type="hidden" name="to" value={to} />
        <SubmitButton pending="Looking…">This is my code</SubmitButton>
      </FormBody>
    </form>
  )
}
