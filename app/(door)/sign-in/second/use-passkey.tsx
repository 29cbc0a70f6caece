'use client'

import { startAuthentication } from '@simplewebauthn/browser'
import { useActionState } from 'react'
import { useKnowsPasskeys, withDevice } from '@/app/(door)/ask-device'
import { beginPasskey, passWithPasskey } from '@/app/(door)/passkey-actions'
import { ErrorSummary } from '@/components/form/error-summary'
import { SubmitButton } from '@/components/form/submit-button'
import { emptyForm, type FormState } from '@/lib/form'

async function showPasskey(previous: FormState, formData: FormData): Promise<FormState> {
  const optionsJSON = await beginPasskey()
  return withDevice(() => startAuthentication({ optionsJSON }), passWithPasskey, previous, formData)
}

/** The passkey, above the code. Where it cannot work a sentence says so. */
export function UsePasskey({ to }: { to: string }) {
  const [state, post] = useActionState(showPasskey, emptyForm)
  const isKnown = useKnowsPasskeys()
  if (isKnown === null) {
    return (
      <noscript>
        <p className="mb-6">Your passkey needs JavaScript, which is off here. A code works without it.</p>
      </noscript>
    )
  }
  if (!isKnown) return <p className="mb-6">This browser cannot use your passkey. A code works in every browser.</p>
  return (
    <>
      <form action={post} className="max-w-140 space-y-5">
        <ErrorSummary state={state} />
        <p>Unlock your device as you always do: by fingerprint, face or PIN.</p>
        <input type="hidden" name="to" value={to} />
        <SubmitButton pending="Your device asks you now…">Use my passkey</SubmitButton>
      </form>
      <h2 className="mt-10 mb-4 max-w-140 border-line border-t pt-6 text-2xl">Or type a code</h2>
    </>
  )
}
