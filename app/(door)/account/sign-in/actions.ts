'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { RecoveryCodesState } from '@/app/(door)/recovery-codes-state'
import { formAction } from '@/app/form-action'
import { type FormState, refused } from '@/lib/form'
import { removePasskey } from '@/lib/people/second-factor/remove-passkey'
import { renewRecoveryCodes } from '@/lib/people/second-factor/renew-recovery-codes'
import { leaveApp } from '@/lib/people/second-factor/reset-second-factor'
import { endSession, requireJustPassed, requireSignedIn } from '@/lib/people/session'
import { endSignInSession, endSignInSessions } from '@/lib/people/sign-in-sessions'

const here = '/account/sign-in'

export const endOne = formAction(async (_previous, formData) => {
  const { personId } = await requireSignedIn(here)
  await endSignInSession(personId, z.uuid().parse(formData.get('id')))
  redirect(here)
})

export const signOutEverywhere = formAction<FormState>(async () => {
  const { personId } = await requireSignedIn(here)
  await endSignInSessions(personId)
  await endSession()
  redirect('/sign-in')
})

export const makeNewCodes = formAction<RecoveryCodesState>(async (previous) => {
  const { personId } = await requireJustPassed(`${here}/recovery-codes`)
  const codes = await renewRecoveryCodes(personId)
  if (codes === null) redirect(here)
  return { ...previous, codes }
})

export const changePhone = formAction<FormState>(async () => {
  await leaveApp(await requireJustPassed(`${here}/new-phone`))
  redirect(`/sign-in/second/set-up?to=${encodeURIComponent(here)}`)
})

export const removeOne = formAction(async (previous, formData) => {
  const session = await requireJustPassed(here)
  const outcome = await removePasskey(session, z.uuid().parse(formData.get('id')))
  if (outcome === 'last') {
    return refused(previous, formData, {
      form: 'This is your only second step. Add another passkey or an authenticator app first.',
    })
  }
  redirect(here)
})
