'use server'

import { redirect } from 'next/navigation'
import { formAction } from '@/app/form-action'
import { parseForm, refused } from '@/lib/form'
import { sameSitePath } from '@/lib/people/same-site-path'
import { secondFactorSchema } from '@/lib/people/schema'
import { passSecondFactor } from '@/lib/people/second-factor/pass-second-factor'
import { requireMailedCode } from '@/lib/people/session'
import { codeErrors } from './code-errors'

export const typeSecondFactor = formAction(async (previous, formData) => {
  const to = sameSitePath(formData.get('to'), '/account/home')
  const session = await requireMailedCode(to)
  const parsed = parseForm(secondFactorSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  const outcome = await passSecondFactor(session, parsed.input.code)
  if (outcome !== 'right') return refused(previous, formData, codeErrors[outcome])
  redirect(to)
})
