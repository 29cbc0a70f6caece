'use client'

import { startRegistration } from '@simplewebauthn/browser'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { withDevice } from './ask-device'
import { addNewPasskey, beginNewPasskey } from './passkey-actions'
import type { RecoveryCodesState } from './recovery-codes-state'

/** What `AddPasskey` posts to, for whoever keeps its state. */
export async function makePasskey(previous: RecoveryCodesState, formData: FormData): Promise<RecoveryCodesState> {
  const optionsJSON = await beginNewPasskey()
  return withDevice(() => startRegistration({ optionsJSON }), addNewPasskey, previous, formData)
}

/** Makes this device a second factor. Only for browsers that know passkeys. */
export function AddPasskey({
  state,
  post,
  to,
  name,
}: {
  state: RecoveryCodesState
  post: (formData: FormData) => void
  to: string
  name: string
}) {
  return (
    <form action={post} noValidate>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <TextField
          state={state}
          name="name"
          label="What you call this device"
          hint="Only you see it, to tell your devices apart."
          initial={name}
          maxLength={60}
          autoComplete="off"
          width="medium"
        />
        <input type="hidden" name="to" value={to} />
        <SubmitButton pending="Your device asks you now…">Use this device</SubmitButton>
      </FormBody>
    </form>
  )
}
