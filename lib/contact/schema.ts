import { z } from 'zod'
import { emailField, formKeyField, nameField } from '@/lib/form-fields'
import { topics } from './topics'

/** The run that a message is about, as its address names it. */
export const aboutField = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(100)

export const messageSchema = z.object({
  formKey: formKeyField,
  name: nameField,
  email: emailField,
  topic: z.enum(
    topics.map((topic) => topic.value),
    'Choose what your message is about',
  ),
  about: aboutField.optional().catch(undefined),
  message: z
    .string('Write your message')
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().min(1, 'Write your message').max(5000, 'Use at most 5,000 characters')),
})

export type MessageInput = z.output<typeof messageSchema>
