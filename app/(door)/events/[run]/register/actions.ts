'use server'

import { redirect } from 'next/navigation'
import { senderAddress } from '@/app/sender'
import { HONEYPOT } from '@/components/form/honeypot'
import { register } from '@/lib/courses/register'
import { registrationSchema } from '@/lib/courses/schema'
import { probableEmail } from '@/lib/email-typo'
import { type FormState, parseForm, refused } from '@/lib/form'
import { formatCents, LEAST_CENTS } from '@/lib/money'
import { isAllowed } from '@/lib/rate-limit'

const refusals = {
  full: 'The last seat has just been taken. The page of this run leads to the next one.',
  closed: 'Registration for this run is closed.',
  not_open: 'Registration for this run is not open yet.',
  cancelled: 'This run has been cancelled.',
  not_for_sale: 'A seat cannot be paid on this site just now. Please write to us.',
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
    case 'no_tier':
      return refused(previous, formData, { tier: 'Choose what you would like to pay' })
    case 'no_amount':
      return refused(previous, formData, { amount: 'Enter the amount that you choose' })
    case 'amount_out_of_range': {
      const { leastCents, mostCents } = outcome
      const least = leastCents === 0 ? `nothing, or ${formatCents(LEAST_CENTS)}` : formatCents(leastCents)
      return refused(previous, formData, { amount: `Enter an amount from ${least} to ${formatCents(mostCents)}` })
    }
    case 'gift_alone':
      return refused(previous, formData, {
        gift: 'This seat costs nothing, so a gift cannot come with it. Leave this empty, and give on the page “Give”.',
      })
    default:
      return refused(previous, formData, { form: refusals[outcome.kind] })
  }
}
