import { z } from 'zod'
import { nameField, optionalLine, optionalText, theirEmailField, theirNameField } from '@/lib/form-fields'

const optionalDay = z
  .string()
  .trim()
  .transform((text) => text || null)
  .pipe(z.iso.date('Enter a day of the calendar').nullable())
  .transform((day) => (day ? new Date(`${day}T00:00:00Z`) : null))

const term = z.object({ office: optionalLine(100), startsOn: optionalDay, termEndsOn: optionalDay })

const isInOrder = ({ startsOn, termEndsOn }: { startsOn: Date | null; termEndsOn: Date | null }) =>
  !startsOn || !termEndsOn || startsOn < termEndsOn
const order = { path: ['termEndsOn'], error: 'The term ends after it starts' }

export const newMemberSchema = term.extend({ name: theirNameField, email: theirEmailField }).refine(isInOrder, order)
export type NewMember = z.output<typeof newMemberSchema>

export const memberSchema = term
  .extend({ member: z.uuid(), leftOn: optionalDay })
  .refine(isInOrder, order)
  .refine(({ startsOn, leftOn }) => !startsOn || !leftOn || startsOn <= leftOn, {
    path: ['leftOn'],
    error: 'Nobody leaves before they start',
  })
export type MemberInput = z.output<typeof memberSchema>

export const tickSchema = z.object({
  member: z.uuid('Reload this page: it does not say whose step this is'),
  step: z.uuid('Reload this page: it does not say which step this is'),
  done: z
    .enum(['yes', 'no'], 'Reload this page: it does not say whether the step is done')
    .transform((done) => done === 'yes'),
})

/** One step a line, each once. */
export const stepsSchema = z.object({
  steps: z.string().transform((text, context) => {
    const lines = text.split(/\r?\n/).map((line) => line.trim().replace(/\s+/g, ' '))
    const labels = [...new Set(lines.filter(Boolean))]
    if (labels.length <= 30 && labels.every((label) => label.length <= 200)) return labels
    context.addIssue({ code: 'custom', message: 'Use at most 30 lines of at most 200 characters' })
    return z.NEVER
  }),
})

export const disclosureSchema = z
  .object({
    token: z.string().max(200),
    hasInterests: z
      .enum(['yes', 'no'], 'Say whether there is something to disclose')
      .transform((given) => given === 'yes'),
    interests: optionalText(4000),
    affirmed: z.literal('yes', 'Confirm that it is whole and true'),
    affirmedName: nameField,
  })
  .refine(({ hasInterests, interests }) => !hasInterests || interests, {
    path: ['interests'],
    error: 'Say what it is',
  })
  .transform(({ affirmed: _, ...given }) => ({ ...given, interests: given.hasInterests ? given.interests : null }))
export type DisclosureInput = z.output<typeof disclosureSchema>
