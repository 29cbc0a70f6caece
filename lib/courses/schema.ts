import { z } from 'zod'
import { emailField, formKeyField, nameField, optionalText } from '@/lib/form-fields'

/** What the registration form sends. */
export const registrationSchema = z.object({
  formKey: formKeyField,
  /** The run's slug. */
  run: z.string().max(200),
  name: nameField,
  email: emailField,
  /** The address as the form doubted it once: the same one passes the second time. */
  doubtedEmail: z.string().trim().toLowerCase().nullish(),
  pronouns: optionalText(60),
  accessNeeds: optionalText(2000),
  agreements: z.literal('yes', 'Tick the box to agree to how we are together'),
})

export type RegistrationInput = Omit<z.infer<typeof registrationSchema>, 'doubtedEmail' | 'agreements'>

export const findRegistrationSchema = z.object({ formKey: formKeyField, email: emailField })
