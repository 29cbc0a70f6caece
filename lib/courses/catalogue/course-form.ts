import { z } from 'zod'
import { Level } from '@/lib/db'
import { deedId } from '@/lib/deed-key'
import { requiredLine } from '@/lib/form-fields'

/** Browsers send line ends of their own; what people attest is compared letter by letter. */
const paragraphs = (most: number) =>
  z
    .string()
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().max(most, `Use at most ${most.toLocaleString('en-US')} characters`))

const required = (most: number, empty: string) => paragraphs(most).refine((text) => text !== '', empty)

/** What the form of a course sends. */
export const courseSchema = z.object({
  /** The key of the form where the course is new. */
  id: z.uuid('Reload this page and try again'),
  title: requiredLine(100, 'Enter the title'),
  level: z.enum(Level, 'Choose where it stands'),
  summary: requiredLine(240, 'Say in one sentence what it is'),
  description: required(20_000, 'Say what people learn'),
  audience: required(5_000, 'Say who it is for'),
  prerequisites: paragraphs(1_000).transform((text) => text || null),
  position: z
    .string()
    .trim()
    .regex(/^\d{0,2}$/, 'Enter a whole number from 0 to 99')
    .transform(Number),
})

/** The same for one that is made: its address is chosen once, and kept. */
export const newCourseSchema = courseSchema
  .extend({
    slug: z
      .string('Enter the address')
      .trim()
      .toLowerCase()
      .max(60, 'Use at most 60 characters')
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use letters, digits and hyphens, like practice-evening')
      // The page of the interest list's links lies at /courses/interest.
      .refine((slug) => slug !== 'interest', 'This address is the site’s own. Choose another'),
  })
  .transform((course) => ({ ...course, id: deedId(course.id, course.slug) }))

/** The same for one that is changed: `updatedAt` is the course as its form was opened. */
export const changedCourseSchema = courseSchema.extend({
  updatedAt: z.iso.datetime('Reload this page and try again').transform((text) => new Date(text)),
})

export type CourseInput = z.infer<typeof courseSchema>
export type NewCourseInput = z.infer<typeof newCourseSchema>
export type ChangedCourseInput = z.infer<typeof changedCourseSchema>
