'use server'

import { redirect } from 'next/navigation'
import { formAction } from '@/app/form-action'
import { messageSchema } from '@/lib/courses/messages/message-schema'
import {
  type MessagePreview,
  type MessageRefusal,
  previewMessage,
  writeToRun,
} from '@/lib/courses/messages/write-to-run'
import { type FormState, parseForm, refused } from '@/lib/form'
import { requireStaff } from '@/lib/people/session'

/** The preview stands under what was typed; what was looked at goes along with the next post. */
export type MessageState = FormState & { shown: MessagePreview | null }

/** Shows what would be sent and to whom; sends it only as it was last shown. */
export const writeMessage = formAction<MessageState>(async (previous, formData) => {
  const staff = await requireStaff('/staff/runs')
  const refuse = (errors: Record<string, string>): MessageState => ({
    ...refused(previous, formData, errors),
    shown: null,
  })
  const parsed = parseForm(messageSchema, formData, previous)
  if (!parsed.ok) return { ...parsed.state, shown: null }
  const { input } = parsed
  const seen = formData.get('seen')
  const errors: Record<string, string> = {}
  if (formData.get('step') === 'send' && typeof seen === 'string') {
    const outcome = await writeToRun(staff, input, seen)
    if (outcome.kind === 'sent') redirect(`/staff/runs/${input.run}/write?to=${input.to}&sent=${outcome.recipients}`)
    if (outcome.kind !== 'changed') return refuse(sayRefusal(outcome))
    errors.form = 'Nothing is sent yet. Since you looked, the words or the people are others: look again.'
  }
  const preview = await previewMessage(staff, input)
  if (preview.kind !== 'preview') return refuse(sayRefusal(preview))
  return { ...refused(previous, formData, errors), shown: preview }
})

function sayRefusal(refusal: MessageRefusal): Record<string, string> {
  switch (refusal.kind) {
    case 'unknown_values':
      return {
        [refusal.field]: `There is no value ${refusal.names.join(' or ')}. Those that there are stand under the text.`,
      }
    case 'missing_value':
      return {
        [refusal.field]: `{${refusal.name}} says nothing for ${sayPeople(refusal.people)}. Take it out, or write to them by themselves.`,
      }
    case 'nobody':
      return { form: 'There is nobody to write to.' }
    case 'unknown':
      return { form: 'There is no such run.' }
  }
}

function sayPeople([first = '', ...others]: string[]): string {
  if (others.length === 0) return first
  return others.length === 1 ? `${first} and ${others[0]}` : `${first} and ${others.length} others`
}
