'use server'

import { redirect } from 'next/navigation'
import { formAction } from '@/app/form-action'
import { parseForm } from '@/lib/form'
import { detailsSchema, saveDetails } from '@/lib/office/account/save-details'
import { requireSignedIn } from '@/lib/people/session'

export const saveOwnDetails = formAction(async (previous, formData) => {
  const { personId } = await requireSignedIn('/account/details')
  const parsed = parseForm(detailsSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  await saveDetails(personId, parsed.input)
  redirect('/account?saved=1')
})
