'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { RecoveryCodesState } from '@/app/(door)/recovery-codes-state'
import { codeErrors } from '@/app/(door)/sign-in/second/code-errors'
import { formAction } from '@/app/form-action'
import { type FormState, parseForm, refused } from '@/lib/form'
import { secondFactorSchema } from '@/lib/people/schema'
import { renewRecoveryCodes } from '@/lib/people/second-factor/renew-recovery-codes'
import { leaveSecondFactor } from '@/lib/people/second-factor/reset-second-factor'
import { endSession, requireSignedIn } from '@/lib/people/session'
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

export const makeNewCodes = formAction<RecoveryCodesState>(async (previous, formData) => {
  const { personId } = await requireSignedIn(`${here}/recovery-codes`)
  const parsed = parseForm(secondFactorSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  const result = await renewRecoveryCodes(personId, parsed.input.code)
  if (result.outcome !== 'renewed') return refused(previous, formData, codeErrors[result.outcome])
  return { ...previous, codes: result.recoveryCodes }
})

export const changePhone = formAction(async (previous, formData) => {
  const { personId } = await requireSignedIn(`${here}/new-phone`)
  const parsed = parseForm(secondFactorSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  const outcome = await leaveSecondFactor(personId, parsed.input.code)
  if (outcome !== 'right') return refused(previous, formData, codeErrors[outcome])
  redirect(`/sign-in/second/set-up?to=${encodeURIComponent(here)}`)
})
