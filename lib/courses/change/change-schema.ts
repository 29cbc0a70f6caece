import { z } from 'zod'
import { emailField, nameField, optionalText } from '@/lib/form-fields'

/** What the form of one's own details sends. */
export const detailsSchema = z.object({
  name: nameField,
  email: emailField,
  pronouns: optionalText(60),
  accessNeeds: optionalText(2000),
})

export type DetailsInput = z.infer<typeof detailsSchema>

/** What the form that moves a seat sends: the slug of the run that is moved to. */
export const transferSchema = z.object({ run: z.string('Choose the dates to move to').max(200) })
