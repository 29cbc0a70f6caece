'use server'

import { redirect } from 'next/navigation'
import { formAction } from '@/app/form-action'
import { senderAddress } from '@/app/sender'
import { HONEYPOT } from '@/components/form/honeypot'
import { askForMyRegistrations } from '@/lib/courses/ask-for-my-registrations'
import { findRegistrationSchema } from '@/lib/courses/schema'
import { parseForm, refused } from '@/lib/form'
import { isAllowed } from '@/lib/rate-limit'

export const sendMyLinks = formAction(async (previous, formData) => {
  const parsed = parseForm(findRegistrationSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  if (!(await isAllowed('find-registration', [await senderAddress(), parsed.input.email]))) {
    return refused(previous, formData, { form: 'That was many tries in a short time. Please wait ten minutes.' })
  }
  if (!formData.get(HONEYPOT)) await askForMyRegistrations(parsed.input)
  redirect('/find-my-registration?sent=1')
})
