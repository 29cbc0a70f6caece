'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/form-action'
import { parseForm, refused } from '@/lib/form'
import { retryFailedJob } from '@/lib/office/jobs-desk/retry-failed-job'
import { requireStaff } from '@/lib/people/session'

const schema = z.object({ id: z.uuid(), name: z.string().regex(/^[a-z-]{1,100}$/) })

export const tryAgain = formAction(async (previous, formData) => {
  const staff = await requireStaff('/staff/jobs')
  const parsed = parseForm(schema, formData, previous)
  if (!parsed.ok) return parsed.state
  const outcome = await retryFailedJob(staff, parsed.input)
  if (outcome === 'retried') redirect('/staff/jobs?done=retried')
  return refused(previous, formData, { form: 'It is being tried already, or is done.' })
})
