'use server'

import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { senderAddress } from '@/app/sender'
import { cancelRegistration } from '@/lib/courses/cancel-registration'
import { findOwnRegistration } from '@/lib/courses/queries'
import { type FormState, parseForm, refused } from '@/lib/form'
import { isAllowed } from '@/lib/rate-limit'

const schema = z.object({ token: z.string().max(200) })

export async function giveSeatBack(previous: FormState, formData: FormData): Promise<FormState> {
  if (!(await isAllowed('manage-registration', [await senderAddress()]))) {
    return refused(previous, formData, { form: 'That was many tries in a short time. Please wait ten minutes.' })
  }
  const parsed = parseForm(schema, formData, previous)
  if (!parsed.ok) return parsed.state
  const registration = await findOwnRegistration(parsed.input.token)
  if (!registration) notFound()
  switch (await cancelRegistration(registration.id)) {
    case 'cancelled':
    case 'not_live':
      return redirect(`/r/${parsed.input.token}`)
    case 'over':
      return refused(previous, formData, { form: 'This run is over: there is no seat to give back.' })
    case 'unknown':
      return notFound()
  }
}
