'use server'

import { redirect } from 'next/navigation'
import type { RecoveryCodesState } from '@/app/(door)/recovery-codes-state'
import { formAction } from '@/app/form-action'
import { parseForm, refused } from '@/lib/form'
import { sameSitePath } from '@/lib/people/same-site-path'
import { appCodeSchema } from '@/lib/people/schema'
import { setUpSecondFactor } from '@/lib/people/second-factor/set-up-second-factor'
import { requireMailedCode } from '@/lib/people/session'
import { codeErrors } from '../code-errors'

export const setUp = formAction<RecoveryCodesState>(async (previous, formData) => {
  const to = sameSitePath(formData.get('to'), '/account/home')
  const session = await requireMailedCode(to)
  const parsed = parseForm(appCodeSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  const result = await setUpSecondFactor(session, parsed.input.code)
  switch (result.outcome) {
    case 'set_up':
      return { ...previous, codes: result.recoveryCodes }
    case 'wrong':
      return refused(previous, formData, codeErrors.wrong)
    case 'is_set_up':
      redirect(`/sign-in/second?to=${encodeURIComponent(to)}`)
  }
})
