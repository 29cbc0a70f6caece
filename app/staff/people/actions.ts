'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { effects } from '@/app/effects'
import { formAction } from '@/app/form-action'
import { parseForm, refused } from '@/lib/form'
import { formKeyField } from '@/lib/form-fields'
import { correctPerson } from '@/lib/office/people-desk/correct-person'
import { mailTheirLinks } from '@/lib/office/people-desk/mail-their-links'
import { mergePeople } from '@/lib/office/people-desk/merge-people'
import { mergeSchema, personSchema } from '@/lib/office/people-desk/people-schema'
import { requireStaff } from '@/lib/people/session'
import { parseNamed } from '@/lib/typed-name'
import { mergeWords } from './words'

const here = '/staff/people'

export const correct = formAction(async (previous, formData) => {
  const staff = await requireStaff(here)
  const parsed = parseForm(personSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  const outcome = await correctPerson(staff, parsed.input, effects)
  const { personId } = parsed.input
  switch (outcome.kind) {
    case 'corrected':
      return redirect(`${here}/${personId}?done=corrected`)
    case 'taken':
      return refused(previous, formData, {
        email: 'Somebody else is known by this address. If both are the same person, make the two records one.',
      })
    case 'owners_only':
      return refused(previous, formData, {
        form: 'They hold a desk or lead courses, and sign in by this address. Only an owner may correct it.',
      })
    case 'busy':
      return refused(previous, formData, {
        form: 'Something of theirs is being paid or changed at this moment. Try again in a minute.',
      })
    case 'unknown':
      return refused(previous, formData, { form: 'There is no such person any more.' })
  }
})

export const mailLinks = formAction(async (previous, formData) => {
  const staff = await requireStaff(here)
  const parsed = parseForm(z.object({ personId: z.uuid(), formKey: formKeyField }), formData, previous)
  if (!parsed.ok) return parsed.state
  const outcome = await mailTheirLinks(staff, parsed.input)
  if (outcome === 'asked') redirect(`${here}/${parsed.input.personId}?done=links`)
  return refused(previous, formData, { form: 'There is no such person any more.' })
})

export const merge = formAction(async (previous, formData) => {
  const staff = await requireStaff(here)
  const parsed = parseNamed(mergeSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  const outcome = await mergePeople(staff, parsed.input)
  if (outcome.kind === 'merged') redirect(`${here}/${parsed.input.keptId}?done=merged`)
  return refused(previous, formData, { form: mergeWords(outcome) })
})
