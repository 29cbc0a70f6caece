'use server'

import { redirect } from 'next/navigation'
import { formAction } from '@/app/form-action'
import { parseForm } from '@/lib/form'
import { accountNames, nameAccounts } from '@/lib/payments/journal-accounts'
import { requireTreasurer } from '@/lib/people/session'

export const saveAccountNames = formAction(async (previous, formData) => {
  const treasurer = await requireTreasurer('/staff/exports')
  const parsed = parseForm(accountNames, formData, previous)
  if (!parsed.ok) return parsed.state
  await nameAccounts(treasurer, parsed.input)
  redirect('/staff/exports?done=named')
})
