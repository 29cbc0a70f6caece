'use client'

import { useActionState } from 'react'
import { AddPasskey, makePasskey } from '@/app/(door)/add-passkey'
import { useKnowsPasskeys } from '@/app/(door)/ask-device'
import { RecoveryCodes } from '@/app/(door)/recovery-codes'
import { noCodes } from '@/app/(door)/recovery-codes-state'
import { FormTitle } from '@/components/form/form-title'
import { PageHeader } from '@/components/site/page-header'

const to = '/account/sign-in'

export function NewPasskeyForm({ device }: { device: string }) {
  const [state, post] = useActionState(makePasskey, noCodes)
  const isKnown = useKnowsPasskeys()
  if (state.codes) return <RecoveryCodes codes={state.codes} to={to} />
  return (
    <>
      <FormTitle state={state}>Add a passkey</FormTitle>
      <PageHeader
        title="Add a passkey"
        up={[{ href: to, label: 'Your sign-in' }]}
        lede="With it you sign in by fingerprint, face or PIN, as you unlock the device, in place of a typed code."
      />
      {isKnown === null && (
        <noscript>
          <p>A passkey needs JavaScript, which is off here.</p>
        </noscript>
      )}
      {isKnown === false && <p>This browser does not know passkeys. An authenticator app works with every browser.</p>}
      {isKnown && <AddPasskey state={state} post={post} to={to} name={device} />}
    </>
  )
}
