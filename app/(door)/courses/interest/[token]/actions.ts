'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/form-action'
import { confirmInterest } from '@/lib/courses/interest/confirm-interest'
import { parseForm } from '@/lib/form'

const schema = z.object({ token: z.string().max(200) })

/** Whatever comes of it, the page of the link says how things stand. */
export const putOnList = formAction(async (previous, formData) => {
  const parsed = parseForm(schema, formData, previous)
  if (!parsed.ok) return parsed.state
  await confirmInterest(parsed.input.token)
  redirect(`/courses/interest/${encodeURIComponent(parsed.input.token)}`)
})
