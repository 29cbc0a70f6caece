'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/form-action'
import { withdrawApplication } from '@/lib/board/own/withdraw-application'
import { parseForm, refused } from '@/lib/form'

const schema = z.object({ token: z.string().max(200) })

export const withdraw = formAction(async (previous, formData) => {
  const parsed = parseForm(schema, formData, previous)
  if (!parsed.ok) return parsed.state
  const { token } = parsed.input
  if ((await withdrawApplication(token)) === 'unknown') {
    return refused(previous, formData, { form: 'This link does not open anything any more.' })
  }
  // Withdrawn, or over before: the page says how it stands.
  redirect(`/board/apply/${encodeURIComponent(token)}`)
})
