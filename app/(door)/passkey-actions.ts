'use server'

import { redirect } from 'next/navigation'
import { formAction } from '@/app/form-action'
import { parseForm, refused } from '@/lib/form'
import { sameSitePath } from '@/lib/people/same-site-path'
import { newPasskeySchema, usedPasskeySchema } from '@/lib/people/schema'
import { addPasskey } from '@/lib/people/second-factor/add-passkey'
import { passByPasskey } from '@/lib/people/second-factor/pass-second-factor'
import { askForPasskey, askToAddPasskey } from '@/lib/people/second-factor/passkey-challenge'
import { requireMailedCode } from '@/lib/people/session'
import type { RecoveryCodesState } from './recovery-codes-state'
import { codeErrors } from './sign-in/second/code-errors'

/** What the browser needs to make a passkey. */
export async function beginNewPasskey() {
  return askToAddPasskey(await requireMailedCode('/account/sign-in'))
}

/** What the browser needs to use one. */
export async function beginPasskey() {
  return askForPasskey(await requireMailedCode('/account/sign-in'))
}

export const addNewPasskey = formAction<RecoveryCodesState>(async (previous, formData) => {
  const to = sameSitePath(formData.get('to'), '/account/sign-in')
  const session = await requireMailedCode(to)
  const parsed = parseForm(newPasskeySchema, formData, previous)
  if (!parsed.ok) return parsed.state
  const { name, passkey } = parsed.input
  const result = await addPasskey(session, { name, response: passkey })
  switch (result.outcome) {
    case 'added':
      return result.recoveryCodes ? { ...previous, codes: result.recoveryCodes } : redirect(to)
    case 'taken':
      return refused(previous, formData, { form: 'This passkey is in use here already.' })
    case 'wrong':
      return refused(previous, formData, { form: 'That took too long, or was not right. Try again, please.' })
    case 'is_set_up':
      redirect(`/sign-in/second?to=${encodeURIComponent(to)}`)
  }
})

export const passWithPasskey = formAction(async (previous, formData) => {
  const to = sameSitePath(formData.get('to'), '/account/home')
  const session = await requireMailedCode(to)
  const parsed = parseForm(usedPasskeySchema, formData, previous)
  if (!parsed.ok) return parsed.state
  const outcome = await passByPasskey(session, parsed.input.passkey)
  if (outcome === 'paused') return refused(previous, formData, codeErrors.paused)
  if (outcome === 'wrong') {
    return refused(previous, formData, { form: 'This passkey was not accepted. Try again, or type a code.' })
  }
  redirect(to)
})
