import { z } from 'zod'
import { MOST_OF_A_REFERENCE as MOST, recommendations, valuesOf } from '@/lib/board/choices'
import { optionalText, requiredText } from '@/lib/form-fields'

export const tokenSchema = z.object({ token: z.string().max(200) })

export const referenceSchema = tokenSchema.extend({
  knows: requiredText(MOST, 'Say how you know them'),
  brings: requiredText(MOST, 'Say what you see in them'),
  support: optionalText(MOST),
  recommends: z.enum(valuesOf(recommendations), 'Choose one; “I cannot say” is an answer'),
})

export type ReferenceInput = z.output<typeof referenceSchema>
