'use server'

import { z } from 'zod'
import { formAction } from '@/app/form-action'
import { audienceField } from '@/lib/courses/messages/message-schema'
import { takeMessageBack } from '@/lib/courses/messages/take-message-back'
import { previewMessage, writeToRun } from '@/lib/courses/messages/write-to-run'
import { parseForm } from '@/lib/form'
import { requireStaff } from '@/lib/people/session'
import { type MessageState, messageStep, takeBackStep } from './message-step'

/** The desk writes to people of a run. */
export const writeMessage = formAction<MessageState>(async (previous, formData) => {
  const staff = await requireStaff('/staff/runs')
  return messageStep(previous, formData, {
    preview: (input) => previewMessage(staff, input),
    write: (input, seen) => writeToRun(staff, input, seen),
    sentPath: ({ run, to }, recipients) => `/staff/runs/${run}/write?to=${to}&sent=${recipients}`,
  })
})

const place = z.object({ run: z.string().regex(/^[a-z0-9-]{1,200}$/), to: audienceField })

export const takeBack = formAction(async (previous, formData) => {
  const staff = await requireStaff('/staff/runs')
  const parsed = parseForm(place, formData, previous)
  if (!parsed.ok) return parsed.state
  const { run, to } = parsed.input
  return takeBackStep(previous, formData, (id) => takeMessageBack(staff, id), `/staff/runs/${run}/write?to=${to}&`)
})
