'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { effects } from '@/app/effects'
import { formAction } from '@/app/form-action'
import { reasonField } from '@/lib/courses/runs/cancel-schema'
import { endByOffice } from '@/lib/courses/runs/end-by-office'
import { refused } from '@/lib/form'
import { requireStaff } from '@/lib/people/session'
import { parseNamed } from '@/lib/typed-name'

const schema = z.object({
  registrationId: z.uuid('Reload this page and try again'),
  cause: z.enum(['asked', 'orncc'], 'Choose why it ends'),
  reason: reasonField,
})

const refusals = {
  not_live: 'This registration has ended already.',
  over: 'This run is over.',
  unknown: 'There is no such registration.',
  busy: 'It is being paid at this moment, and Stripe could not be asked to stop. Try again in a few minutes.',
} as const

export const endThisRegistration = formAction(async (previous, formData) => {
  const staff = await requireStaff('/staff/runs')
  const parsed = parseNamed(schema, formData, previous)
  if (!parsed.ok) return parsed.state
  const { registrationId, ...end } = parsed.input
  const outcome = await endByOffice(staff, registrationId, end, effects)
  if (outcome.kind === 'ended') redirect(`/staff/runs/${outcome.slug}?done=ended`)
  return refused(previous, formData, { form: refusals[outcome.kind] })
})
