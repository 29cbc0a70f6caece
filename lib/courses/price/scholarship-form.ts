import { z } from 'zod'
import { LEAST_CENTS, parseDollars } from '@/lib/money'
import type { ScholarshipAnswer } from './decide-scholarship'

/** What the desk's form sends about one request. The amount counts only where a part is granted. */
export const scholarshipAnswerSchema = z
  .object({
    id: z.uuid('Reload this page and try again'),
    answer: z.enum(['yes', 'part', 'no'], 'Choose an answer'),
    price: z.string().trim(),
  })
  .transform(({ id, answer, price }, context): { id: string; answer: ScholarshipAnswer } => {
    if (answer !== 'part') return { id, answer: { kind: answer } }
    const priceCents = parseDollars(price)
    if (priceCents !== null && priceCents >= LEAST_CENTS) return { id, answer: { kind: 'part', priceCents } }
    context.addIssue({ code: 'custom', path: ['price'], message: 'Enter an amount in dollars, like 40 or 40.50' })
    return z.NEVER
  })
