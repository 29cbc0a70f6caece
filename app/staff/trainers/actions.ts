'use server'

import { redirect } from 'next/navigation'
import { formAction } from '@/app/form-action'
import { addTrainer, changeTrainer } from '@/lib/courses/trainers/save-trainer'
import { newTrainerSchema, trainerSchema } from '@/lib/courses/trainers/trainer-form'
import { parseForm, refused } from '@/lib/form'
import { requireStaff } from '@/lib/people/session'

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
  const parsed = parseForm(trainerSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  if ((await changeTrainer(staff, parsed.input)) === 'unknown') {
    return refused(previous, formData, { form: 'There is no such trainer any more. Go back to the list.' })
  }
  return redirect(`/staff/trainers?saved=${parsed.input.id}`)
})
