'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/form-action'
import { type FormState, parseForm, refused } from '@/lib/form'
import { grantRole } from '@/lib/people/grants/grant-role'
import { revokeGrant } from '@/lib/people/grants/revoke-grant'
import { grantSchema } from '@/lib/people/schema'
import { resetSecondFactor } from '@/lib/people/second-factor/reset-second-factor'
import { alsoAs, requireOwner } from '@/lib/people/session'
import { parseNamed } from '@/lib/typed-name'

export const giveRole = formAction(async (previous, formData) => {
  const owner = await requireOwner('/staff/grants/new')
  const parsed = parseForm(grantSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  const outcome = await grantRole(owner, parsed.input)
  if (outcome === 'held') return refused(previous, formData, { role: 'This person holds this role already' })
  redirect('/staff/grants')
})

const ofOne = z.object({ id: z.uuid('Reload this page and try again') })

export const takeRole = formAction(async (previous: FormState, formData) => {
  const owner = await requireOwner('/staff/grants')
  const parsed = parseNamed(ofOne, formData, previous)
  if (!parsed.ok) return parsed.state
  const outcome = await revokeGrant(owner, parsed.input.id)
  if (outcome === 'last_owner') {
    return refused(previous, formData, {
      form: 'This is the last owner. Make somebody else an owner first, or nobody could give roles any more.',
    })
  }
  // Who has taken away their own has no business here any more.
  redirect((await alsoAs('OWNER')) ? '/staff/grants' : '/account/sign-in')
})

export const resetApp = formAction(async (previous: FormState, formData) => {
  const owner = await requireOwner('/staff/grants')
  const parsed = parseNamed(ofOne, formData, previous)
  if (!parsed.ok) return parsed.state
  await resetSecondFactor(owner, parsed.input.id)
  redirect('/staff/grants')
})
