'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/form-action'
import { readMarkdown } from '@/components/site/markdown'
import { addCourse } from '@/lib/courses/catalogue/add-course'
import { changeCourse } from '@/lib/courses/catalogue/change-course'
import { type CourseInput, changedCourseSchema, newCourseSchema } from '@/lib/courses/catalogue/course-form'
import { takeOffList } from '@/lib/courses/interest/desk-interest'
import { parseForm, refused } from '@/lib/form'
import { requireStaff } from '@/lib/people/session'
import { parseNamed } from '@/lib/typed-name'
import type { CourseFormState } from './preview-state'

const refusals = {
  taken: { slug: 'Another course has this address. Choose another' },
  unknown: { form: 'There is no such course any more. Go back to the list.' },
  changed_meanwhile: {
    form: 'This course has been saved since you opened this form, so nothing of yours is saved. Open the course in another tab, see what has changed, and enter your change there.',
  },
} as const

export const makeCourse = formAction<CourseFormState>(async (previous, formData) => {
  const staff = await requireStaff('/staff/courses/new')
  const parsed = parseForm(newCourseSchema, formData, previous)
  if (!parsed.ok) return { ...parsed.state, shown: null }
  if (isPreview(formData)) return preview(previous, formData, parsed.input)
  const outcome = await addCourse(staff, parsed.input)
  if (outcome !== 'saved') return { ...refused(previous, formData, refusals[outcome]), shown: null }
  return redirect(`/staff/courses?saved=${parsed.input.slug}`)
})

export const editCourse = formAction<CourseFormState>(async (previous, formData) => {
  const staff = await requireStaff('/staff/courses')
  const parsed = parseForm(changedCourseSchema, formData, previous)
  if (!parsed.ok) return { ...parsed.state, shown: null }
  if (isPreview(formData)) return preview(previous, formData, parsed.input)
  const outcome = await changeCourse(staff, parsed.input)
  if (outcome.kind !== 'saved') return { ...refused(previous, formData, refusals[outcome.kind]), shown: null }
  return redirect(`/staff/courses?saved=${outcome.slug}`)
})

export const takeOff = formAction(async (previous, formData) => {
  const staff = await requireStaff('/staff/courses')
  const parsed = parseNamed(z.object({ course: z.string().max(200), id: z.uuid() }), formData, previous)
  if (!parsed.ok) return parsed.state
  const { course, id } = parsed.input
  await takeOffList(staff, id)
  return redirect(`/staff/courses/${encodeURIComponent(course)}#interest`)
})

const isPreview = (formData: FormData) => formData.get('step') === 'preview'

/** Saves nothing: the form comes back with what its words will look like. */
async function preview(previous: CourseFormState, formData: FormData, course: CourseInput): Promise<CourseFormState> {
  const [description, audience] = await Promise.all([readMarkdown(course.description), readMarkdown(course.audience)])
  const { title, summary, prerequisites } = course
  return { ...refused(previous, formData, {}), shown: { title, summary, description, audience, prerequisites } }
}
