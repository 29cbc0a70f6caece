import { z } from 'zod'
import { HOME_ZONE } from '@/lib/dates'
import { deedId } from '@/lib/deed-key'
import { optionalText, requiredLine } from '@/lib/form-fields'
import { formatCents, LEAST_CENTS, parseDollars } from '@/lib/money'
import { instantOf } from '@/lib/wall-time'
import { GENERAL } from './fund-state'

const MOST_GOAL_CENTS = 1_000_000_000

/** What the form of a fund sends. A fund with a goal is a campaign. */
export const fundSchema = z
  .object({
    id: z.uuid('Reload this page and try again'),
    name: requiredLine(100, 'Enter the name, as a receipt prints it'),
    purpose: requiredLine(200, 'Say in one sentence what it is for'),
    story: optionalText(20_000),
    goal: z.string().trim().max(40, 'Enter an amount in dollars, like 8000').default(''),
    endsOn: z.string().trim().default(''),
    position: z
      .string()
      .trim()
      .regex(/^\d{0,2}$/, 'Enter a whole number from 0 to 99')
      .transform(Number),
  })
  .transform(({ goal, endsOn, ...fields }, context) => {
    const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
    const goalCents = goal === '' ? null : parseDollars(goal)
    if (goal !== '' && goalCents === null) refuse('goal', 'Enter an amount in dollars, like 8000')
    if (goalCents !== null && (goalCents < LEAST_CENTS || goalCents > MOST_GOAL_CENTS)) {
      refuse('goal', `Enter an amount from ${formatCents(LEAST_CENTS)} to ${formatCents(MOST_GOAL_CENTS)}`)
    }
    if (goal !== '' && fields.story === null)
      refuse('story', 'A campaign has a page: write its story, or leave out the goal')
    if (endsOn !== '' && !instantOf(`${endsOn}T00:00`, HOME_ZONE).ok) refuse('endsOn', 'Enter the date as 2026-12-31')
    else if (endsOn !== '' && goal === '')
      refuse('endsOn', 'Only a campaign ends: enter a goal, or leave out the last day')
    return { ...fields, goalCents, endsOn: endsOn || null }
  })

/** The same for one that is made: its address is chosen once, and kept. */
export const newFundSchema = z
  .intersection(
    fundSchema,
    z.object({
      slug: z
        .string('Enter the address')
        .trim()
        .toLowerCase()
        .max(60, 'Use at most 60 characters')
        .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use letters, digits and hyphens, like winter-scholarships')
        .refine((slug) => slug !== GENERAL, 'This is the general fund’s own. Choose another address'),
    }),
  )
  .transform((fund) => ({ ...fund, id: deedId(fund.id, fund.slug) }))

export type FundInput = z.infer<typeof fundSchema>
export type NewFundInput = z.infer<typeof newFundSchema>
