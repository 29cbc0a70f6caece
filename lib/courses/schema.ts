import { z } from 'zod'
import { emailField, formKeyField, nameField, optionalText } from '@/lib/form-fields'
import { formatCents, LEAST_CENTS, MOST_CENTS, parseDollars } from '@/lib/money'

/** Dollars as typed, in cents; null when nothing was. What cannot be read beyond doubt is asked again, never guessed. */
const optionalDollars = z
  .string()
  .trim()
  .max(40, 'Enter an amount in dollars, like 75 or 75.50')
  .nullish()
  .transform((typed, context) => {
    if (!typed) return null
    const cents = parseDollars(typed)
    if (cents !== null) return cents
    context.addIssue({ code: 'custom', message: 'Enter an amount in dollars, like 75 or 75.50' })
    return z.NEVER
  })

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
  /** Which of the run's prices; null on the form of a run that has only free seats. */
  tier: z
    .uuid('Choose what you would like to pay')
    .nullish()
    .transform((tier) => tier ?? null),
  /** What is paid at a tier of one's own amount, in cents. */
  amount: optionalDollars,
  /** What is given on top, in cents. */
  gift: optionalDollars
    .refine((cents) => !cents || cents >= LEAST_CENTS, `The smallest gift is ${formatCents(LEAST_CENTS)}`)
    .refine(
      (cents) => !cents || cents <= MOST_CENTS,
      `For more than ${formatCents(MOST_CENTS)} please write to us first`,
    ),
  agreements: z.literal('yes', 'Tick the box to agree to how we are together'),
})

export type RegistrationInput = Omit<z.infer<typeof registrationSchema>, 'doubtedEmail' | 'agreements'>

export const findRegistrationSchema = z.object({ formKey: formKeyField, email: emailField })
