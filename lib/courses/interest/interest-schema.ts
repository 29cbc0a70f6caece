import { z } from 'zod'
import { emailField, formKeyField } from '@/lib/form-fields'

/** What the form "Tell me when a run opens" sends. */
export const interestSchema = z.object({
  formKey: formKeyField,
  /** The course's slug. */
  course: z.string().max(200),
  email: emailField,
  /** The address as the form doubted it once: the same one passes the second time. */
  doubtedEmail: z.string().trim().toLowerCase().nullish(),
})

export type InterestInput = Omit<z.infer<typeof interestSchema>, 'doubtedEmail'>
