'use server'

import { redirect } from 'next/navigation'
import { effects } from '@/app/effects'
import { formAction } from '@/app/form-action'
import { senderAddress } from '@/app/sender'
import { detailsSchema } from '@/lib/courses/change/change-schema'
import { correctDetails } from '@/lib/courses/change/correct-details'
import { askAboutTypo } from '@/lib/email-typo'
import { parseForm, refused } from '@/lib/form'
import { isAllowed } from '@/lib/rate-limit'
import { ownRegistration } from '../own-registration'

export const saveDetails = formAction(async (previous, formData) => {
  const refuse = (sentence: string) => refused(previous, formData, { form: sentence })
  const own = await ownRegistration(previous, formData)
  if (!own.ok) return own.state
  const parsed = parseForm(detailsSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  const { input } = parsed
  const isNewAddress = input.email !== own.email
  const doubted = isNewAddress && askAboutTypo(previous, formData, input.email)
  if (doubted) return doubted
  if (isNewAddress && !(await isAllowed('correct-email', [await senderAddress(), input.email, own.id]))) {
    return refuse('That was many addresses in a short time. Please wait an hour, or write to us.')
  }
  const outcome = await correctDetails(own, input, effects)
  switch (outcome.kind) {
    case 'saved':
      return redirect(`${outcome.path}?saved=${isNewAddress ? 'email' : 'details'}`)
    case 'taken':
      return refused(previous, formData, {
        email: `${input.email} is registered for this run already. Use another address, or write to us and we sort it out.`,
      })
    case 'unavailable':
      return refuse(
        'The payment page of this seat cannot be closed at the moment, and it belongs to the former address. Nothing has changed: please try again in a few minutes.',
      )
    case 'link_died':
    case 'not_live':
    case 'over':
      return redirect(own.path)
  }
})
