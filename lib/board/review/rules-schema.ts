import { z } from 'zod'
import { QuorumRule } from '@/lib/db'

/** Rows of the form for criteria; a row whose name stays empty is none. */
const MOST_CRITERIA = 8
export const rows = Array.from({ length: MOST_CRITERIA }, (_, index) => index + 1)

const label = z.string().trim().max(150, 'Use at most 150 characters').default('')
const weight = z
  .string()
  .trim()
  .regex(/^([1-9]|10|)$/, 'Enter a whole number from 1 to 10')
  .default('')

export type RulesInput = {
  quorum: QuorumRule
  keepMonths: number | null
  criteria: { label: string; weight: number }[]
}

/** How the board decides: its criteria with their weights, and the quorum of its votes. */
export const rulesSchema = z
  .object({
    quorum: z.enum(QuorumRule, 'Choose a quorum'),
    keepMonths: z
      .string()
      .trim()
      .regex(/^(\d{1,2}|1[01]\d|120|)$/, 'Enter a whole number of months from 1 to 120')
      .transform((months) => Number(months) || null)
      .default(null),
    ...Object.fromEntries(rows.flatMap((row) => [[`label${row}`, label] as const, [`weight${row}`, weight] as const])),
  })
  .transform(({ quorum, keepMonths, ...typed }, context): RulesInput => {
    const values: Record<string, string | undefined> = typed
    const criteria = rows.flatMap((row) => {
      const name = values[`label${row}`]
      const weighs = values[`weight${row}`]
      if (name && !weighs) {
        const message = `Say how much “${name}” weighs, from 1 to 10`
        context.addIssue({ code: 'custom', path: [`weight${row}`], message })
      }
      return name ? [{ label: name, weight: Number(weighs) }] : []
    })
    if (criteria.length === 0) {
      context.addIssue({ code: 'custom', path: ['label1'], message: 'Name at least one criterion' })
    }
    return { quorum, keepMonths, criteria }
  })
