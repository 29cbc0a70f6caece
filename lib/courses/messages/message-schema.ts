import { z } from 'zod'
import { formKeyField, requiredText } from '@/lib/form-fields'

/** So long the mails wait, so that they can be taken back. */
export const TAKE_BACK_SECONDS = 20

/** To whom: all of one kind, or one registration by its id. */
export const audienceField = z.union([z.enum(['confirmed', 'waiting']), z.uuid()], 'Choose whom to write to')

export const messageSchema = z.object({
  formKey: formKeyField,
  /** The run's slug. */
  run: z.string().max(200),
  to: audienceField,
  subject: z
    .string('Enter a subject')
    .trim()
    .min(1, 'Enter a subject')
    .max(150, 'Use at most 150 characters')
    .transform((line) => line.replace(/\s+/g, ' ')),
  text: requiredText(10_000, 'Enter your message'),
})

export type MessageInput = z.infer<typeof messageSchema>
