import { z } from 'zod'
import { emailField, formKeyField, nameField, requiredText } from '@/lib/form-fields'
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
  message: requiredText(5000, 'Write your message'),
})

export type MessageInput = z.output<typeof messageSchema>
