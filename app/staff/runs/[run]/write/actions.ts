'use server'

import { formAction } from '@/app/form-action'
import { previewMessage, writeToRun } from '@/lib/courses/messages/write-to-run'
import { requireStaff } from '@/lib/people/session'
import { type MessageState, messageStep } from './message-step'

/** The desk writes to people of a run. */
export const writeMessage = formAction<MessageState>(async (previous, formData) => {
  const staff = await requireStaff('/staff/runs')
  return messageStep(previous, formData, {
    preview: (input) => previewMessage(staff, input),
    write: (input, seen) => writeToRun(staff, input, seen),
    sentPath: ({ run, to }, recipients) => `/staff/runs/${run}/write?to=${to}&sent=${recipients}`,
  })
})
