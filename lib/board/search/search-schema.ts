import { z } from 'zod'
import { BoardNeedLevel } from '@/lib/db'
import { optionalText } from '@/lib/form-fields'
import { skills } from '../choices'

const whole = (most: number, sentence: string) =>
  z
    .string()
    .trim()
    .regex(/^\d{0,2}$/, sentence)
    .transform((typed) => (typed === '' ? null : Number(typed)))
    .refine((number) => number === null || (number >= 1 && number <= most), sentence)
    .default(null)

export type SearchInput = {
  serving: string | null
  duties: string | null
  termYears: number | null
  answerWeeks: number | null
  asksApart: boolean
  needs: { skill: string; level: BoardNeedLevel }[]
}

/** What the board tells people before they apply. A skill of which nothing is said is not set. */
export const searchSchema = z
  .object({
    serving: optionalText(1000),
    duties: optionalText(2000),
    termYears: whole(10, 'Enter a whole number of years from 1 to 10, or nothing'),
    answerWeeks: whole(52, 'Enter a whole number of weeks from 1 to 52, or nothing'),
    asksApart: z
      .literal('yes')
      .optional()
      .transform((tick) => tick === 'yes'),
    ...Object.fromEntries(
      skills.map(({ value }) => [
        `need-${value}`,
        z.union([z.literal(''), z.enum(BoardNeedLevel)], 'Choose from the list').default(''),
      ]),
    ),
  })
  .transform(({ serving, duties, termYears, answerWeeks, asksApart, ...typed }): SearchInput => {
    const levels: Record<string, BoardNeedLevel | '' | undefined> = typed
    const needs = skills.flatMap(({ value: skill }) => {
      const level = levels[`need-${skill}`]
      return level ? [{ skill, level }] : []
    })
    return { serving, duties, termYears, answerWeeks, asksApart, needs }
  })
