'use server'

import { redirect } from 'next/navigation'
import { formAction } from '@/app/form-action'
import { addTrainer, changeTrainer } from '@/lib/courses/trainers/save-trainer'
import { changedTrainerSchema, newTrainerSchema } from '@/lib/courses/trainers/trainer-form'
import { parseForm, refused } from '@/lib/form'
import { requireStaff } from '@/lib/people/session'

const refusals = {
  unknown: 'There is no such trainer any more. Go back to the list.',
  changed_meanwhile:
    'This trainer has been saved since you opened this form, so nothing of yours is saved. Open the trainer in another tab, see what has changed, and enter your change there.',
}

export const makeTrainer = formAction(async (previous, formData) => {
  const staff = await requireStaff('/staff/trainers/new')
  const parsed = parseForm(newTrainerSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  if ((await addTrainer(staff, parsed.input)) === 'is_trainer') {
    return refused(previous, formData, { email: 'The person with this address is a trainer already' })
  }
  return redirect(`/staff/trainers?saved=${parsed.input.id}`)
})

export const editTrainer = formAction(async (previous, formData) => {
  const staff = await requireStaff('/staff/trainers')
  const parsed = parseForm(changedTrainerSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  const outcome = await changeTrainer(staff, parsed.input)
  if (outcome !== 'saved') return refused(previous, formData, { form: refusals[outcome] })
  return redirect(`/staff/trainers?saved=${parsed.input.id}`)
})
