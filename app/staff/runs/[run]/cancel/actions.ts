'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/form-action'
import { cancelRun } from '@/lib/courses/runs/cancel-run'
import { reasonField } from '@/lib/courses/runs/cancel-schema'
import { refused } from '@/lib/form'
import { requireStaff } from '@/lib/people/session'
import { parseNamed } from '@/lib/typed-name'

const schema = z.object({
  runId: z.uuid('Reload this page and try again'),
  reason: reasonField,
})

const refusals = {
  draft: 'This run is a draft: nobody has registered for it, and nobody sees it.',
  already_cancelled: 'This run is cancelled already.',
  over: 'This run is over.',
  unknown: 'There is no such run.',
} as const

export const cancelThisRun = formAction(async (previous, formData) => {
  const staff = await requireStaff('/staff/runs')
  const parsed = parseNamed(schema, formData, previous)
  if (!parsed.ok) return parsed.state
  const outcome = await cancelRun(staff, parsed.input.runId, parsed.input.reason)
  if (outcome.kind === 'cancelled') redirect(`/staff/runs/${outcome.slug}?cancelled=run`)
  return refused(previous, formData, { form: refusals[outcome.kind] })
})
