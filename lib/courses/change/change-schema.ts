import { z } from 'zod'
import { emailField, nameField, optionalText } from '@/lib/form-fields'

/** What the form of one's own details sends. */
export const detailsSchema = z.object({
  name: nameField,
  email: emailField,
  /** The address as the form doubted it once: the same one passes the second time. */
  doubtedEmail: z.string().trim().toLowerCase().nullish(),
  pronouns: optionalText(60),
  accessNeeds: optionalText(2000),
})

export type DetailsInput = Omit<z.infer<typeof detailsSchema>, 'doubtedEmail'>

/** What the form that moves a seat sends: the slug of the run that is moved to. */
export const transferSchema = z.object({ run: z.string('Choose the dates to move to').max(200) })
