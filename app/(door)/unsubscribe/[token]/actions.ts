'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/form-action'
import { stopInterest } from '@/lib/courses/interest/stop-interest'
import { parseForm } from '@/lib/form'

const schema = z.object({ token: z.string().max(200) })

/** Whatever comes of it, the page of the link says how things stand. */
export const stopTelling = formAction(async (previous, formData) => {
  const parsed = parseForm(schema, formData, previous)
  if (!parsed.ok) return parsed.state
  await stopInterest(parsed.input.token)
  redirect(`/unsubscribe/${encodeURIComponent(parsed.input.token)}`)
})
