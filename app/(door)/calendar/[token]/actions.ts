'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/form-action'
import { senderAddress } from '@/app/sender'
import { renewCalendar } from '@/lib/courses/calendar/renew-calendar'
import { parseForm, refused } from '@/lib/form'
import { isAllowed } from '@/lib/rate-limit'

const schema = z.object({ token: z.string().max(200) })

export const askForNewAddress = formAction(async (previous, formData) => {
  if (!(await isAllowed('manage-registration', [await senderAddress()]))) {
    return refused(previous, formData, { form: 'That was many tries in a short time. Please wait ten minutes.' })
  }
  const parsed = parseForm(schema, formData, previous)
  if (!parsed.ok) return parsed.state
  const { token } = parsed.input
  switch (await renewCalendar(token)) {
    case 'renewed':
      return redirect(`/calendar/${token}?renewed=1`)
    case 'dead':
      return redirect(`/calendar/${token}`)
  }
})
