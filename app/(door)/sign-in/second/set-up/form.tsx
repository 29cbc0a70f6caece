'use client'

import { type ReactNode, useActionState } from 'react'
import { AddPasskey, makePasskey } from '@/app/(door)/add-passkey'
import { useKnowsPasskeys } from '@/app/(door)/ask-device'
import { RecoveryCodes } from '@/app/(door)/recovery-codes'
import { noCodes } from '@/app/(door)/recovery-codes-state'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { PageHeader } from '@/components/site/page-header'
import { ButtonLink } from '@/components/ui/button'
import { setUp } from './actions'
import { AppSteps } from './app-steps'

type SetUpFormProps = {
  to: string
  /** Of the app, with `children` its QR code; null when it was set up already. */
  secret: string | null
  /** In plain words: "Chrome on Android". */
  device: string
  /** Whether there is no second factor yet. Then it may be a passkey too. */
  isFirst: boolean
  children?: ReactNode
}

/** A passkey where the browser knows it, or an authenticator app; then the recovery codes. */
export function SetUpForm({ to, secret, device, isFirst, children }: SetUpFormProps) {
  const [state, post] = useActionState(setUp, noCodes)
  const [passkeyState, postPasskey] = useActionState(makePasskey, noCodes)
  const offersPasskey = useKnowsPasskeys() === true && isFirst
  const codes = state.codes ?? passkeyState.codes
  if (codes) return <RecoveryCodes codes={codes} to={to} />
  if (secret === null) {
    return (
      <>
        <FormTitle>Your app is set up</FormTitle>
        <PageHeader title="Your app is set up" lede="You are signed in." />
        <ButtonLink href={to}>Go on</ButtonLink>
      </>
    )
  }
  const title = isFirst ? 'Set up your second step' : 'Set up an authenticator app'
  return (
    <>
      <FormTitle state={Object.keys(state.errors).length > 0 ? state : passkeyState}>{title}</FormTitle>
      <PageHeader
        title={title}
        lede={
          isFirst
            ? 'Once. Whoever looks after other people’s names and money here signs in with two things: the code from the mail, and one that only your own phone or computer can give.'
            : 'You get ten new recovery codes with it, and those that you have stop working. Your passkeys stay.'
        }
      />
      {offersPasskey && (
        <section className="max-w-140 space-y-5 pb-10">
          <h2 className="text-2xl">With this device</h2>
          <p>
            The simplest: your fingerprint, your face or your PIN, as you unlock the device. Nothing to install and
            nothing to type. It is called a passkey.
          </p>
          <AddPasskey state={passkeyState} post={postPasskey} to={to} name={device} />
        </section>
      )}
      <form action={post} noValidate>
        {offersPasskey && (
          <h2 className="mb-5 max-w-140 border-line border-t pt-8 text-2xl">Or with an authenticator app</h2>
        )}
        <FormBody state={state}>
          <ErrorSummary state={state} />
          <AppSteps state={state} secret={secret}>
            {children}
          </AppSteps>
          <input type="hidden" name="to" value={to} />
          <SubmitButton pending="Looking…" look={offersPasskey ? 'quiet' : undefined}>
            This is my code
          </SubmitButton>
        </FormBody>
      </form>
    </>
  )
}
