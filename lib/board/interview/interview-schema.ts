import { z } from 'zod'
import { interviewMinutes, valuesOf } from '@/lib/board/choices'
import { applicationField } from '@/lib/board/review/deeds-schema'
import { HOME_ZONE } from '@/lib/dates'
import { optionalText, requiredText } from '@/lib/form-fields'
import { instantOf, isZone } from '@/lib/wall-time'

/** The fields for times of the form that offers them. */
const timeFields = ['time1', 'time2', 'time3', 'time4', 'time5'] as const

const wrong = {
  unreadable: 'Enter a day and a time',
  skipped: 'The clock skips this time on that day; choose another',
  twice: 'The clock shows this time twice on that day; choose another',
}

/** Times in the board's zone, to come; those left empty are none. */
export function timesSchema(now: Date) {
  const time = z
    .string()
    .trim()
    .optional()
    .transform((text, context): Date | null => {
      if (!text) return null
      const read = instantOf(text, HOME_ZONE)
      const sentence = !read.ok ? wrong[read.reason] : read.instant <= now ? 'This time has passed' : null
      if (sentence === null && read.ok) return read.instant
      context.addIssue({ code: 'custom', message: sentence ?? wrong.unreadable })
      return z.NEVER
    })
  return applicationField
    .extend({
      time1: time,
      time2: time,
      time3: time,
      time4: time,
      time5: time,
      minutes: z.enum(valuesOf(interviewMinutes), 'Choose how long the talk takes').transform(Number),
      place: requiredText(300, 'Say where, or give the link of the video call'),
      words: optionalText(1000),
    })
    .refine((given) => timeFields.some((field) => given[field] !== null), {
      path: ['time1'],
      error: 'Enter at least one time',
    })
    .transform(({ application, minutes, place, words, ...given }) => {
      const instants = timeFields.flatMap((field) => given[field]?.getTime() ?? [])
      const times = [...new Set(instants)].sort((one, other) => one - other).map((at) => new Date(at))
      return { application, minutes, place, words, times }
    })
}

export type TimesInput = z.output<ReturnType<typeof timesSchema>>

export const choiceSchema = z
  .object({
    token: z.string().max(200),
    choice: z
      .union([z.literal('none'), z.iso.datetime()], 'Choose a time, or say that none of them fits')
      .transform((choice) => (choice === 'none' ? choice : new Date(choice))),
    noneFits: optionalText(1000),
    zone: z
      .string()
      .optional()
      .transform((zone) => (zone && isZone(zone) ? zone : null)),
  })
  .refine(({ choice, noneFits }) => choice !== 'none' || noneFits !== null, {
    path: ['noneFits'],
    error: 'Tell us which days and times would suit you',
  })

export type ChoiceInput = z.output<typeof choiceSchema>

export const noteSchema = applicationField.extend({ text: requiredText(8000, 'Write what you heard') })
