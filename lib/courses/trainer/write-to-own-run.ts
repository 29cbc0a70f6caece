import type { MessageInput } from '@/lib/courses/messages/message-schema'
import { type TakeBackOutcome, takeBackBy } from '@/lib/courses/messages/take-message-back'
import {
  type MessagePreview,
  type MessageRefusal,
  previewBy,
  type WriteOutcome,
  type Writer,
  writeBy,
} from '@/lib/courses/messages/write-to-run'
import { db } from '@/lib/db'
import type { Trainer } from '@/lib/people/granted'
import { readSettings } from '@/lib/settings'
import { ledBy } from './own-runs'

/** While no office address is set, answers would go to the trainer, with people's addresses in them. */
type NoOffice = { kind: 'no_office' }

export type OwnMessagePreview = Omit<MessagePreview, 'recipients'> & { recipients: { id: string; name: string }[] }

/**
 * What would go out to everybody with a seat in a run that this trainer leads. Without what the trainer may not see: whose
 * address is which, and people's own links, which open the page with their address and what they have paid.
 */
export async function previewOwnMessage(
  trainer: Trainer,
  input: MessageInput,
  now = new Date(),
): Promise<OwnMessagePreview | MessageRefusal | NoOffice> {
  const writer = await leading(trainer)
  if (!writer) return { kind: 'no_office' }
  const preview = await previewBy(writer, toAll(input), now)
  if (preview.kind !== 'preview') return preview
  return {
    ...preview,
    recipients: preview.recipients.map(({ id, name }) => ({ id, name })),
    examples: preview.examples.map((example) => ({
      ...example,
      subject: withoutLinks(example.subject),
      text: withoutLinks(example.text),
    })),
  }
}

/** Sends it, as `writeToRun` does for the desk: once a form, kept, audited, and answered to the office. */
export async function writeToOwnRun(
  trainer: Trainer,
  input: MessageInput,
  seen: string,
  now = new Date(),
): Promise<WriteOutcome | NoOffice> {
  const writer = await leading(trainer)
  return writer ? writeBy(writer, toAll(input), seen, now) : { kind: 'no_office' }
}

/** Takes back what they have written themselves to a run that they lead, as `takeMessageBack` does for the desk. */
export async function takeOwnMessageBack(
  trainer: Trainer,
  messageId: string,
  now = new Date(),
): Promise<TakeBackOutcome> {
  const own = { ...ledBy(trainer), messages: { some: { id: messageId, writtenById: trainer.personId } } }
  return takeBackBy({ personId: trainer.personId, runs: own }, messageId, now)
}

const toAll = (input: MessageInput): MessageInput => ({ ...input, to: 'confirmed' })

const withoutLinks = (words: string) => words.replace(/\/(r|join)\/[\w.-]+/g, '/$1/…')

async function leading(trainer: Trainer): Promise<Writer | null> {
  const { officeEmail } = await readSettings()
  if (!officeEmail) return null
  const { personId, email } = trainer
  const { name } = (await db.trainer.findUnique({ where: { personId }, select: { name: true } })) ?? trainer
  return { personId, name, email, runs: ledBy(trainer) }
}
