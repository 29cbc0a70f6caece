'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { ownRegistration } from '@/app/(door)/r/[token]/own-registration'
import { effects } from '@/app/effects'
import { formAction } from '@/app/form-action'
import { cancelRegistration } from '@/lib/courses/change/cancel-registration'
import { parseForm, refused } from '@/lib/form'

const schema = z.object({
  backCents: z.coerce.number().int().min(0),
  to: z.enum(['card', 'gift'], 'Choose where the money should go').default('card'),
})

export const giveSeatBack = formAction(async (previous, formData) => {
  const refuse = (sentence: string) => refused(previous, formData, { form: sentence })
  const own = await ownRegistration(previous, formData)
  if (!own.ok) return own.state
  const agreed = parseForm(schema, formData, previous)
  if (!agreed.ok) return agreed.state
  switch (await cancelRegistration(own.id, effects, new Date(), agreed.input)) {
    case 'cancelled':
    case 'not_live':
      return redirect(own.path)
    case 'changed':
    case 'just_paid':
      return redirect(`${own.path}/cancel?changed=1`)
    case 'over':
      return refuse('This run is over: there is no seat to give back.')
    case 'unavailable':
      return refuse(
        'The payment page does not answer at the moment. Nothing was charged, and nothing has changed: please try again in a few minutes.',
      )
  }
})
