'use server'

import { redirect } from 'next/navigation'
import { formAction } from '@/app/form-action'
import { addMember, saveMember } from '@/lib/board/members/keep-members'
import { memberSchema, newMemberSchema, stepsSchema, tickSchema } from '@/lib/board/members/member-schema'
import { setSteps, tickStep } from '@/lib/board/members/steps'
import { parseForm, refused } from '@/lib/form'
import { requireStaffOrReviewer } from '@/lib/people/session'

const LIST = '/staff/board'

export const add = formAction(async (previous, formData) => {
  const who = await requireStaffOrReviewer(LIST)
  const parsed = parseForm(newMemberSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  if ((await addMember(who, parsed.input)) === 'added') redirect(`${LIST}?done=added`)
  return refused(previous, formData, { email: 'Somebody with this address serves already' })
})

export const save = formAction(async (previous, formData) => {
  const who = await requireStaffOrReviewer(LIST)
  const parsed = parseForm(memberSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  const outcome = await saveMember(who, parsed.input)
  if (outcome === 'saved') redirect(`${LIST}/${parsed.input.member}?done=saved`)
  const form = outcome === 'has_left' ? 'They have left. Add them anew if they come back.' : 'There is no such member.'
  return refused(previous, formData, { form })
})

export const tick = formAction(async (previous, formData) => {
  const who = await requireStaffOrReviewer(LIST)
  const parsed = parseForm(tickSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  const outcome = await tickStep(who, parsed.input)
  if (outcome === 'ticked') redirect(`${LIST}/${parsed.input.member}?done=ticked#steps`)
  return refused(previous, formData, { form: 'There is no such member or step. Reload the page.' })
})

export const saveSteps = formAction(async (previous, formData) => {
  const who = await requireStaffOrReviewer(LIST)
  const parsed = parseForm(stepsSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  await setSteps(who, parsed.input.steps)
  redirect(`${LIST}?done=steps`)
})
