'use server'

import { RedirectType, redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/form-action'
import { markAttendance } from '@/lib/courses/trainer/mark-attendance'
import { parseForm, refused } from '@/lib/form'
import { requireTrainer } from '@/lib/people/session'

const schema = z.object({
  run: z.string().regex(/^[a-z0-9-]{1,200}$/),
  sessionId: z.uuid(),
  registrationId: z.uuid(),
  isHere: z.enum(['yes', 'no']).transform((word) => word === 'yes'),
})

const refusals = {
  not_yours: 'This person has no seat in this session any more. Load the page again.',
  not_yet: 'The session has been moved: it is too early to mark who is here. Load the page again.',
} as const

/** One tap on a person. Without a script the page comes back with that person in sight. */
export const mark = formAction(async (previous, formData) => {
  const trainer = await requireTrainer()
  const parsed = parseForm(schema, formData, previous)
  if (!parsed.ok) return refused(previous, formData, { form: 'Load this page again, please.' })
  const { run, ...tap } = parsed.input
  const outcome = await markAttendance(trainer, tap)
  if (outcome !== 'marked') return refused(previous, formData, { form: refusals[outcome] })
  // Another address each time: at the same one the browser would keep what it shows. It replaces the last, so that the way
  // back leads to the run and not through every tap.
  const said = `${tap.isHere ? 'here' : 'undone'}=${tap.registrationId}`
  const path = `/trainer/runs/${run}/attendance/${tap.sessionId}`
  return redirect(`${path}?${said}#person-${tap.registrationId}`, RedirectType.replace)
})
