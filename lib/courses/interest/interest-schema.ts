import { z } from 'zod'
import { emailField, formKeyField } from '@/lib/form-fields'

/** What the form "Tell me when a run opens" sends. */
export const interestSchema = z.object({
  formKey: formKeyField,
  /** The course's slug. */
  course: z.string().max(200),
  email: emailField,
})

export type InterestInput = z.infer<typeof interestSchema>
