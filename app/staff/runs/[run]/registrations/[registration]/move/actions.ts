'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/form-action'
import { reasonField } from '@/lib/courses/runs/cancel-schema'
import { moveByOffice } from '@/lib/courses/runs/move-by-office'
import { refused } from '@/lib/form'
import { requireStaff } from '@/lib/people/session'
import { parseNamed } from '@/lib/typed-name'

const schema = z.object({
  registrationId: z.uuid('Reload this page and try again'),
  target: z.string('Choose the dates to move to').max(200),
  reason: reasonField,
})

const refusals = {
  full: { target: 'The last seat there has just been taken. Choose other dates' },
  no_run: { target: 'These dates are not to be had any more. Choose others' },
  other_value: { target: 'A seat there is worth another sum by now, so that the receipt would not be true of it' },
  has_place: { target: 'They are registered for these dates already' },
  not_confirmed: { form: 'They have no seat here any more.' },
  gone: { form: 'This seat has been moved already.' },
  begun: { form: 'The first session has started by now.' },
  single_sessions: { form: 'It is for single sessions, and these are not those of other dates.' },
  money_moved: { form: 'Some of what was paid has gone back, or the bank asks for it.' },
} as const

export const moveThisSeat = formAction(async (previous, formData) => {
  const staff = await requireStaff('/staff/runs')
  const parsed = parseNamed(schema, formData, previous)
  if (!parsed.ok) return parsed.state
  const { registrationId, target, reason } = parsed.input
  const outcome = await moveByOffice(staff, registrationId, { target, reason })
  if (outcome === 'moved') redirect(`/staff/runs/${target}?done=moved`)
  return refused(previous, formData, refusals[outcome])
})
