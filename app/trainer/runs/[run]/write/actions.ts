'use server'

import { z } from 'zod'
import { formAction } from '@/app/form-action'
import { type MessageState, messageStep, takeBackStep } from '@/app/staff/runs/[run]/write/message-step'
import { previewOwnMessage, takeOwnMessageBack, writeToOwnRun } from '@/lib/courses/trainer/write-to-own-run'
import { parseForm } from '@/lib/form'
import { requireTrainer } from '@/lib/people/session'

/** A trainer writes to everybody who has a seat in a run of theirs. */
export const writeToGroup = formAction<MessageState>(async (previous, formData) => {
  const trainer = await requireTrainer()
  return messageStep(previous, formData, {
    preview: (input) => previewOwnMessage(trainer, input),
    write: (input, seen) => writeToOwnRun(trainer, input, seen),
    sentPath: ({ run }, recipients) => `/trainer/runs/${run}/write?sent=${recipients}`,
  })
})

const place = z.object({ run: z.string().regex(/^[a-z0-9-]{1,200}$/) })

export const takeBack = formAction(async (previous, formData) => {
  const trainer = await requireTrainer()
  const parsed = parseForm(place, formData, previous)
  if (!parsed.ok) return parsed.state
  const path = `/trainer/runs/${parsed.input.run}/write?`
  return takeBackStep(previous, formData, (id) => takeOwnMessageBack(trainer, id), path)
})
