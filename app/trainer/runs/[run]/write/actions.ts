'use server'

import { formAction } from '@/app/form-action'
import { type MessageState, messageStep } from '@/app/staff/runs/[run]/write/message-step'
import { previewOwnMessage, writeToOwnRun } from '@/lib/courses/trainer/write-to-own-run'
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
