import { redirect } from 'next/navigation'
import { z } from 'zod'
import { type MessageInput, messageSchema } from '@/lib/courses/messages/message-schema'
import type { TakeBackOutcome } from '@/lib/courses/messages/take-message-back'
import type { MessagePreview, MessageRefusal, WriteOutcome } from '@/lib/courses/messages/write-to-run'
import { type FormState, parseForm, refused } from '@/lib/form'

/** What the form shows of a preview. A trainer's has no addresses. */
type Shown = Omit<MessagePreview, 'recipients'> & { recipients: { id: string; name: string; email?: string }[] }

/** The preview stands under what was typed; what was looked at goes along with the next post. */
export type MessageState = FormState & { shown: Shown | null }

type Refusal = MessageRefusal | { kind: 'no_office' }

/** One post of the form, whoever writes: shows what would be sent and to whom; sends it only as it was last shown. */
export async function messageStep(
  previous: MessageState,
  formData: FormData,
  may: {
    preview: (input: MessageInput) => Promise<Shown | Refusal>
    write: (input: MessageInput, seen: string) => Promise<WriteOutcome | Refusal>
    sentPath: (input: MessageInput, recipients: number) => string
  },
): Promise<MessageState> {
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
    const outcome = await may.write(input, seen)
    if (outcome.kind === 'sent') redirect(may.sentPath(input, outcome.recipients))
    if (outcome.kind !== 'changed') return refuse(sayRefusal(outcome))
    errors.form = 'Nothing is sent yet. Since you looked, the words or the people are others: look again.'
  }
  const preview = await may.preview(input)
  if (preview.kind !== 'preview') return refuse(sayRefusal(preview))
  return { ...refused(previous, formData, errors), shown: preview }
}

function sayRefusal(refusal: Refusal): Record<string, string> {
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
    case 'no_office':
      return {
        form: 'The site does not know the office’s address yet, so an answer would go nowhere. Ask the office to set it.',
      }
    case 'unknown':
      return { form: 'There is no such run.' }
  }
}

function sayPeople([first = '', ...others]: string[]): string {
  if (others.length === 0) return first
  return others.length === 1 ? `${first} and ${others[0]}` : `${first} and ${others.length} others`
}

const takeBackSchema = z.object({ message: z.uuid('Reload this page and try again') })

/** The button "Undo" beside what is about to leave. */
export async function takeBackStep(
  previous: FormState,
  formData: FormData,
  takeBack: (messageId: string) => Promise<TakeBackOutcome>,
  path: string,
): Promise<FormState> {
  const parsed = parseForm(takeBackSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  const outcome = await takeBack(parsed.input.message)
  if (outcome === 'taken_back') redirect(`${path}back=${parsed.input.message}`)
  return refused(previous, formData, {
    form: outcome === 'too_late' ? 'It is too late: the first mail has begun to go out.' : 'There is no such message.',
  })
}
