import { z } from 'zod'
import { conflictKinds, valuesOf, voteChoices, voteHours } from '@/lib/board/choices'
import { ApplicationState } from '@/lib/db'
import { requiredText } from '@/lib/form-fields'

// What the forms of the review send.

export const applicationField = z.object({ application: z.uuid() })

export const moveSchema = applicationField.extend({ from: z.enum(ApplicationState), to: z.enum(ApplicationState) })

export const assignSchema = applicationField.extend({ reviewer: z.union([z.literal('all'), z.uuid()]) })

export const askSchema = applicationField.extend({ reference: z.uuid() })

export const declarationSchema = applicationField.extend({
  conflict: z
    .enum(['none', ...valuesOf(conflictKinds)], 'Say whether you have a conflict of interest')
    .transform((kind) => (kind === 'none' ? null : kind)),
})

export const openVoteSchema = applicationField.extend({
  hours: z.enum(valuesOf(voteHours), 'Choose how long the vote is open').transform(Number),
})

export const closeVoteSchema = applicationField.extend({ round: z.uuid() })

export const voteSchema = closeVoteSchema.extend({
  choice: z.enum(valuesOf(voteChoices), 'Choose yes, no or abstain'),
})

export const letterSchema = applicationField.extend({
  text: requiredText(10_000, 'Write the letter'),
})
