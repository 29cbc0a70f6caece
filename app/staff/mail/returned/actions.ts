'use server'

import { redirect } from 'next/navigation'
import { formAction } from '@/app/form-action'
import { parseForm } from '@/lib/form'
import { clearReturned, noteReturned } from '@/lib/office/mail-desk/returned-mail'
import { returnedSchema } from '@/lib/office/mail-desk/returned-schema'
import { requireStaff } from '@/lib/people/session'

export const noteAddress = formAction(async (previous, formData) => {
  const staff = await requireStaff('/staff/mail/returned')
  const parsed = parseForm(returnedSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  await noteReturned(staff, parsed.input)
  return redirect('/staff/mail/returned?done=noted')
})

export const arrivesAgain = formAction(async (_previous, formData) => {
  const staff = await requireStaff('/staff/mail/returned')
  await clearReturned(staff, returnedSchema.shape.address.parse(formData.get('address')))
  return redirect('/staff/mail/returned')
})
