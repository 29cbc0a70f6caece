'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/form-action'
import { reasonField } from '@/lib/courses/runs/cancel-schema'
import { putFirst } from '@/lib/courses/runs/put-first'
import { refused } from '@/lib/form'
import { requireStaff } from '@/lib/people/session'
import { parseNamed } from '@/lib/typed-name'

const schema = z.object({
  registrationId: z.uuid('Reload this page and try again'),
  reason: reasonField,
})

const refusals = {
  not_waiting: 'They do not wait any more: they have left the list, or have an offer.',
  first_already: 'Nobody is before them any more.',
  over: 'No seat of this run is offered any more.',
} as const

export const putThemFirst = formAction(async (previous, formData) => {
  const staff = await requireStaff('/staff/runs')
  const parsed = parseNamed(schema, formData, previous)
  if (!parsed.ok) return parsed.state
  const outcome = await putFirst(staff, parsed.input.registrationId, parsed.input.reason)
  if (outcome.kind === 'first') redirect(`/staff/runs/${outcome.slug}?done=${outcome.isOffered ? 'offered' : 'first'}`)
  return refused(previous, formData, { form: refusals[outcome.kind] })
})
