'use server'

import { redirect } from 'next/navigation'
import { formAction } from '@/app/form-action'
import { decideScholarship } from '@/lib/courses/price/decide-scholarship'
import { scholarshipAnswerSchema } from '@/lib/courses/price/scholarship-form'
import { refused } from '@/lib/form'
import { formatCents } from '@/lib/money'
import { requireStaff } from '@/lib/people/session'
import { parseNamed } from '@/lib/typed-name'

const refusals = {
  decided_before: 'Somebody has answered this request already. Reload this page to see it.',
  gone: 'The seat is not held any more: it was given back, or the course has begun.',
  not_for_sale: 'Nothing can be paid while ORNCC’s name, EIN or address is not set, since no receipt could be issued.',
  unknown: 'There is no such request.',
} as const

export const answerRequest = formAction(async (previous, formData) => {
  const staff = await requireStaff('/staff/scholarships')
  const parsed = parseNamed(scholarshipAnswerSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  const { id, answer } = parsed.input
  const outcome = await decideScholarship(staff, id, answer)
  if (outcome.kind === 'decided') redirect('/staff/scholarships?answered=1')
  if (outcome.kind !== 'not_a_part') return refused(previous, formData, { form: refusals[outcome.kind] })
  const { moreThanCents, lessThanCents } = outcome
  return refused(previous, formData, {
    price: `Enter more than ${formatCents(moreThanCents)} and less than ${formatCents(lessThanCents)}`,
  })
})
