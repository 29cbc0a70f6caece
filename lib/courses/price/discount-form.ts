import { z } from 'zod'
import { HOME_ZONE } from '@/lib/dates'
import { deedId } from '@/lib/deed-key'
import { optionalText } from '@/lib/form-fields'
import { LEAST_CENTS, parseDollars } from '@/lib/money'
import { addDays, instantOf } from '@/lib/wall-time'
import { normalizeCode } from './discounts'

const wholeNumber = z
  .string()
  .trim()
  .regex(/^\d{0,5}$/, 'Enter a whole number')
  .transform((text) => (text === '' ? null : Number(text)))

/** What the form of a new discount code sends. `expiresAt` is the end of the day that was typed, in ORNCC's zone. */
export const discountSchema = z
  .object({
    id: z.uuid('Reload this page and try again'),
    code: z
      .string()
      .transform(normalizeCode)
      .pipe(z.string().regex(/^[A-Z0-9-]{3,40}$/, 'Use 3 to 40 letters, digits and hyphens')),
    percent: wholeNumber.refine(
      (percent) => percent === null || (percent > 0 && percent <= 100),
      'Enter a whole number from 1 to 100',
    ),
    dollars: z.string().trim().max(40, 'Enter an amount in dollars, like 20'),
    courseId: z.union([z.uuid(), z.literal('')], 'Choose a course, or any').transform((id) => id || null),
    usesLimit: wholeNumber.refine((limit) => limit !== 0, 'Enter 1 or more, or nothing for no limit'),
    lastDay: z.string().trim(),
    note: optionalText(200),
  })
  .transform(({ dollars, lastDay, ...fields }, context) => {
    const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
    const amountCents = dollars ? parseDollars(dollars) : null
    if (dollars && (amountCents === null || amountCents < LEAST_CENTS)) {
      refuse('dollars', 'Enter an amount in dollars, like 20')
    } else if ((fields.percent === null) === (amountCents === null)) {
      refuse('percent', 'Enter either percent or dollars')
    }
    const end = lastDay ? endOfDay(lastDay) : null
    if (lastDay && !end) refuse('lastDay', 'Enter the date as 2026-06-08')
    return { ...fields, id: deedId(fields.id, fields.code), amountCents, expiresAt: end }
  })

export type DiscountInput = z.infer<typeof discountSchema>

function endOfDay(day: string): Date | null {
  if (!instantOf(`${day}T00:00`, HOME_ZONE).ok) return null
  const next = instantOf(addDays(`${day}T00:00`, 1), HOME_ZONE)
  return next.ok ? next.instant : null
}
