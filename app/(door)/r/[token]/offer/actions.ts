'use server'

import { redirect } from 'next/navigation'
import { priceErrors } from '@/app/(door)/events/[run]/register/price-errors'
import { formAction } from '@/app/form-action'
import { offerSchema } from '@/lib/courses/schema'
import { takeOffer } from '@/lib/courses/waitlist/take-offer'
import { parseForm, refused } from '@/lib/form'
import { ownRegistration } from '../own-registration'

export const takeOfferedSeat = formAction(async (previous, formData) => {
  const own = await ownRegistration(previous, formData)
  if (!own.ok) return own.state
  const parsed = parseForm(offerSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  const outcome = await takeOffer(own.id, parsed.input)
  switch (outcome.kind) {
    case 'taken':
      return redirect(`${own.path}?new=1`)
    case 'done':
      return redirect(`${own.path}?saved=kept`)
    case 'gone':
      return redirect(own.path)
    case 'not_for_sale': {
      const form = 'A seat cannot be paid on this site just now. Please write to us before the offer ends.'
      return refused(previous, formData, { form })
    }
    default:
      return refused(previous, formData, priceErrors(outcome))
  }
})
