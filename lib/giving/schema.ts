import { z } from 'zod'
import { emailField, formKeyField, nameField, optionalLine, optionalText } from '@/lib/form-fields'
import { formatCents, LEAST_CENTS, MOST_CENTS, parseDollars } from '@/lib/money'
import { GENERAL } from './funds/fund-state'

/** Whole dollars offered beside an amount of one's own. */
export const PRESETS = ['25', '50', '100', '250'] as const
export const OTHER = 'other'

const UNREADABLE = 'Enter an amount in dollars, like 75 or 75.50, with a point before the cents'

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

const tributeFields = z
  .object({
    tribute: z.enum(['none', 'honor', 'memory'], 'Choose one of these').default('none'),
    honoree: optionalLine(200),
    notifyName: optionalLine(200),
    notifyEmail: z.preprocess((typed) => (isBlank(typed) ? null : typed), emailField.nullish()),
    tributeMessage: optionalText(1000),
  })
  .transform(({ tribute, honoree, notifyName, notifyEmail, tributeMessage: message }, context) => {
    const refuse = (field: string, sentence: string) => {
      context.addIssue({ code: 'custom', message: sentence, path: [field] })
      return z.NEVER
    }
    const isTold = Boolean(notifyName || notifyEmail || message)
    if (tribute === 'none') {
      return honoree || isTold
        ? refuse('tribute', 'Choose in honor or in memory, or empty the fields of the dedication')
        : { tribute: null }
    }
    if (!honoree) {
      const whom = tribute === 'honor' ? 'is in honor of' : 'is in memory of'
      return refuse('honoree', `Enter the name of the person whom the gift ${whom}`)
    }
    if (isTold && !notifyEmail) {
      return refuse('notifyEmail', 'Enter the email of the person to tell, or empty these fields to tell nobody')
    }
    if (isTold && !notifyName) return refuse('notifyName', 'Enter the name of the person to tell')
    const notify = notifyName && notifyEmail ? { name: notifyName, email: notifyEmail, message } : null
    return { tribute: { kind: tribute, honoree, notify } }
  })

function isBlank(typed: unknown): boolean {
  return typeof typed === 'string' && typed.trim() === ''
}

const ticked = z
  .literal('yes')
  .optional()
  .transform((tick) => tick === 'yes')

// An intersection, so that a wrong amount, a missing name and half a dedication are said at once.
export const giftSchema = z.intersection(
  z.intersection(amountFields, tributeFields),
  z.object({
    /** A fund's slug; null for the general fund. */
    fund: z
      .string()
      .max(100)
      .default(GENERAL)
      .transform((slug) => (slug === GENERAL || slug === '' ? null : slug)),
    frequency: z.enum(['once', 'monthly', 'yearly'], 'Choose how often').default('once'),
    coversFee: ticked,
    name: nameField,
    email: emailField,
    isAnonymous: ticked,
    employer: optionalLine(200),
    note: optionalText(1000),
    formKey: formKeyField,
  }),
)

export type GiftInput = z.infer<typeof giftSchema>
