'use server'

import { redirect } from 'next/navigation'
import { senderAddress } from '@/app/sender'
import { HONEYPOT } from '@/components/form/honeypot'
import { register } from '@/lib/courses/register'
import { registrationSchema } from '@/lib/courses/schema'
import { probableEmail } from '@/lib/email-typo'
import { type FormState, parseForm, refused } from '@/lib/form'
import { isAllowed } from '@/lib/rate-limit'

const refusals = {
  full: 'The last seat has just been taken. The page of this run leads to the next one.',
  closed: 'Registration for this run is closed.',
  not_open: 'Registration for this run is not open yet.',
  cancelled: 'This run has been cancelled.',
  costs: 'A seat in this run costs something, and paying online is not possible yet. Please write to us.',
  unknown: 'This run is not open to the public.',
} as const

export async function takeSeat(previous: FormState, formData: FormData): Promise<FormState> {
  const parsed = parseForm(registrationSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  const { doubtedEmail, agreements: _, ...input } = parsed.input
  if (!(await isAllowed('register', [await senderAddress(), input.email]))) {
    return refused(previous, formData, { form: 'That was many tries in a short time. Please wait ten minutes.' })
  }
  const mailed = `/events/${encodeURIComponent(input.run)}/register?mailed=1` as const
  if (formData.get(HONEYPOT)) redirect(mailed)

  const meant = probableEmail(input.email)
  if (meant && doubtedEmail !== input.email) {
    const email = `Did you mean ${meant}? If ${input.email} is right, send the form once more as it is.`
    const state = refused(previous, formData, { email })
    return { ...state, values: { ...state.values, doubtedEmail: [input.email] } }
  }

  const outcome = await register(input)
  switch (outcome.kind) {
    case 'registered':
      return redirect(`${outcome.path}?new=1`)
    case 'already_registered':
      return redirect(mailed)
    default:
      return refused(previous, formData, { form: refusals[outcome.kind] })
  }
}
