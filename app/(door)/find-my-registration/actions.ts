'use server'

import { redirect } from 'next/navigation'
import { senderAddress } from '@/app/sender'
import { HONEYPOT } from '@/components/form/honeypot'
import { mailMyRegistrations } from '@/lib/courses/mail-my-registrations'
import { findRegistrationSchema } from '@/lib/courses/schema'
import { type FormState, parseForm, refused } from '@/lib/form'
import { isAllowed } from '@/lib/rate-limit'

export async function sendMyLinks(previous: FormState, formData: FormData): Promise<FormState> {
  const parsed = parseForm(findRegistrationSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  if (!(await isAllowed('find-registration', [await senderAddress(), parsed.input.email]))) {
    return refused(previous, formData, { form: 'That was many tries in a short time. Please wait ten minutes.' })
  }
  if (!formData.get(HONEYPOT)) await mailMyRegistrations(parsed.input)
  redirect('/find-my-registration?sent=1')
}
