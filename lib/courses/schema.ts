import { z } from 'zod'
import { emailField, formKeyField, nameField, optionalText } from '@/lib/form-fields'
import { formatCents, LEAST_CENTS, MOST_CENTS, parseDollars } from '@/lib/money'
import { isZone } from '@/lib/wall-time'
import type { Choice } from './seats'

/**
 * Dollars as typed, in cents; null when nothing was. What cannot be read beyond doubt is asked again, never guessed. `what`
 * tells the fields apart where the sentences stand together.
 */
const optionalDollars = (what: string) => {
  const sentence = `Enter ${what} in dollars, like 75 or 75.50`
  return z
    .string()
    .trim()
    .max(40, sentence)
    .nullish()
    .transform((typed, context) => {
      if (!typed) return null
      const cents = parseDollars(typed)
      if (cents !== null) return cents
      context.addIssue({ code: 'custom', message: sentence })
      return z.NEVER
    })
}

/** What the fields about the price send: those of the registration form, and of the page where an offer is taken. */
export const priceFields = {
  /** Which of the run's prices; null on the form of a run that has only free seats. */
  tier: z
    .uuid('Choose what you would like to pay')
    .nullish()
    .transform((tier) => tier ?? null),
  /** What is paid at a tier of one's own amount, in cents. */
  amount: optionalDollars('the amount you choose'),
  /** What is given on top, in cents. */
  gift: optionalDollars('your gift')
    .refine((cents) => !cents || cents >= LEAST_CENTS, `The smallest gift is ${formatCents(LEAST_CENTS)}`)
    .refine(
      (cents) => !cents || cents <= MOST_CENTS,
      `For more than ${formatCents(MOST_CENTS)} please write to us first`,
    ),
  discountCode: optionalText(60),
  /** A scholarship is asked for with what the person can pay, in cents. */
  canPay: optionalDollars('what you can pay').refine(
    (cents) => !cents || cents >= LEAST_CENTS,
    `Enter 0, or ${formatCents(LEAST_CENTS)} and more: less than that cannot be paid by card`,
  ),
  /** What they like to say with it. */
  scholarshipNote: optionalText(2000),
}

/** What the registration form sends. */
export const registrationSchema = z.object({
  formKey: formKeyField,
  /** The run's slug. */
  run: z.string().max(200),
  name: nameField,
  email: emailField,
  pronouns: optionalText(60),
  accessNeeds: optionalText(2000),
  /** The reader's zone, as their browser names it. What is no zone is as good as none: nobody typed it. */
  zone: z.string().refine(isZone).nullable().catch(null),
  ...priceFields,
  /** Where single sessions may be chosen: the whole series, or those that are ticked. */
  extent: z.enum(['series', 'single'], 'Choose the whole series or single sessions').nullish(),
  sessions: z.array(z.uuid()).max(200),
  /** Sent by the form of the waiting list, which asks for no price. */
  isWaiting: z
    .literal('yes')
    .nullish()
    .transform((yes) => yes === 'yes'),
  meetsPrerequisites: z.literal('yes').nullish(),
  /** What the course asks for beforehand, in the words that stood beside the tick; forms send a line break as CRLF. */
  prerequisites: optionalText(5000).transform((text) => text?.replaceAll('\r\n', '\n') ?? null),
  agreements: z.literal('yes', 'Tick the box to agree to how we are together'),
})

type Sent = z.infer<typeof registrationSchema>

/** What is registered: what a form sent, without what only guards it. */
export type RegistrationInput = Pick<Sent, 'formKey' | 'run' | 'name' | 'email' | 'pronouns' | 'accessNeeds'> &
  Pick<Sent, keyof typeof priceFields> & {
    /** The sessions that are wanted; none, or left out: the whole series. */
    choice?: Choice
    /** A place on the waiting list is wanted, and no seat. */
    isWaiting?: boolean
    /** What the person attests to have done before. */
    prerequisites?: string | null
    /** Their own zone. */
    zone?: string | null
  }

/** What the page sends where a seat that was offered is taken. */
export const offerSchema = z.object(priceFields)
