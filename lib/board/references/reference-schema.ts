import { z } from 'zod'
import { MOST_OF_A_REFERENCE as MOST, recommendations, valuesOf } from '@/lib/board/choices'
import { optionalText } from '@/lib/form-fields'

const answer = (sentence: string) =>
  z
    .string(sentence)
    // Browsers post two characters for the end of a line; people count one.
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .pipe(
      z
        .string()
        .min(1, sentence)
        .max(MOST, `Use at most ${MOST.toLocaleString('en-US')} characters`),
    )

export const tokenSchema = z.object({ token: z.string().max(200) })

export const referenceSchema = tokenSchema.extend({
  knows: answer('Say how you know them'),
  brings: answer('Say what you see in them'),
  support: optionalText(MOST),
  recommends: z.enum(valuesOf(recommendations), 'Choose one; “I cannot say” is an answer'),
})

export type ReferenceInput = z.output<typeof referenceSchema>
