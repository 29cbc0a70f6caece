'use server'

import { redirect } from 'next/navigation'
import { formAction } from '@/app/form-action'
import { callOff } from '@/lib/board/interview/call-off-talk'
import { noteSchema, timesSchema } from '@/lib/board/interview/interview-schema'
import { offerTimes } from '@/lib/board/interview/offer-times'
import { writeNote } from '@/lib/board/interview/write-note'
import { applicationField } from '@/lib/board/review/deeds-schema'
import { parseForm, refused } from '@/lib/form'
import { requireReviewer, requireStaffOrReviewer } from '@/lib/people/session'
import { parseNamed } from '@/lib/typed-name'

const LIST = '/staff/applications'

const refusals = {
  not_allowed: 'Staff, and reviewers without a conflict of interest, can do this.',
  not_cleared: 'Only reviewers who are assigned and have declared no conflict can do this.',
  no_talk_now: 'Times are offered while an application is in conversation. Go back to see where it stands.',
  nothing_to_call_off: 'No talk is set and no times are offered. Reload the page to see it.',
  too_early: 'Notes can be written once the talk has begun.',
  closed: 'It is paused, over or decided, so notes do not change any more.',
  unknown: 'There is no such application.',
}

export const offer = formAction(async (previous, formData) => {
  const who = await requireStaffOrReviewer(LIST)
  const now = new Date()
  const parsed = parseForm(timesSchema(now), formData, previous)
  if (!parsed.ok) return parsed.state
  const outcome = await offerTimes(who, parsed.input, now)
  if (outcome === 'offered') redirect(`${LIST}/${parsed.input.application}/interview?done=offered`)
  return refused(previous, formData, { form: refusals[outcome] })
})

export const callItOff = formAction(async (previous, formData) => {
  const who = await requireStaffOrReviewer(LIST)
  const parsed = parseNamed(applicationField, formData, previous)
  if (!parsed.ok) return parsed.state
  const outcome = await callOff(who, parsed.input.application)
  if (outcome === 'called_off') redirect(`${LIST}/${parsed.input.application}/interview?done=called_off`)
  return refused(previous, formData, { form: refusals[outcome] })
})

export const noteDown = formAction(async (previous, formData) => {
  const reviewer = await requireReviewer(LIST)
  const parsed = parseForm(noteSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  const outcome = await writeNote(reviewer, parsed.input)
  if (outcome === 'noted') redirect(`${LIST}/${parsed.input.application}/interview?done=noted`)
  return refused(previous, formData, { form: refusals[outcome] })
})
