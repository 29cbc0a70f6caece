import { z } from 'zod'
import { emailField, formKeyField, nameField } from '@/lib/form-fields'
import { formatCents, LEAST_CENTS, MOST_CENTS, parseDollars } from '@/lib/money'

/** Whole dollars offered beside an amount of one's own. */
export const PRESETS = ['25', '50', '100', '250'] as const
export const OTHER = 'other'

const UNREADABLE = 'Enter an amount in dollars, like 75 or 75.50'

type Issue = { path: 'amount' | 'otherAmount'; message: string }
type Amount = { ok: true; amountCents: number } | { ok: false; issue: Issue }

const refusal = (path: Issue['path'], message: string): Amount => ({ ok: false, issue: { path, message } })

/** The amount that was chosen or typed, in cents. What cannot be read beyond doubt is asked again, never guessed. */
export function readAmount(chosen: string, typed: string): Amount {
  const preset = PRESETS.find((dollars) => dollars === chosen)
  if (preset && typed.trim() !== '') {
    return refusal('otherAmount', `Choose either ${formatCents(Number(preset) * 100)} or an amount of your own`)
  }
  if (preset) return { ok: true, amountCents: Number(preset) * 100 }
  if (chosen !== OTHER && typed.trim() === '') return refusal('amount', 'Choose an amount')
  if (typed.trim() === '') return refusal('otherAmount', 'Enter the amount that you would like to give')

  const cents = parseDollars(typed)
  if (cents === null) return refusal('otherAmount', UNREADABLE)
  if (cents < LEAST_CENTS) {
    return refusal('otherAmount', `The smallest gift that we can take by card is ${formatCents(LEAST_CENTS)}`)
  }
  if (cents > MOST_CENTS) {
    return refusal(
      'otherAmount',
      `For more than ${formatCents(MOST_CENTS)} please write to us first: a check saves the card fee`,
    )
  }
  return { ok: true, amountCents: cents }
}

const amountFields = z
  .object({
    amount: z.string().default(''),
    otherAmount: z.string().max(40, UNREADABLE).default(''),
  })
  .transform(({ amount, otherAmount }, context) => {
    const read = readAmount(amount, otherAmount)
    if (read.ok) return { amountCents: read.amountCents }
    context.addIssue({ code: 'custom', message: read.issue.message, path: [read.issue.path] })
    return z.NEVER
  })

// An intersection, so that a wrong amount and a missing name are said at once.
export const giftSchema = z.intersection(
  amountFields,
  z.object({
    name: nameField,
    email: emailField,
    /** The address as the form doubted it once: the same one passes the second time. */
    doubtedEmail: z.string().trim().toLowerCase().nullish(),
    formKey: formKeyField,
  }),
)

export type GiftInput = Omit<z.infer<typeof giftSchema>, 'doubtedEmail'>
