'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/form-action'
import { decideRun } from '@/lib/courses/runs/decide-run'
import { requireStaff } from '@/lib/people/session'
import { parseNamed } from '@/lib/typed-name'

const schema = z.object({ runId: z.uuid(), slug: z.string().regex(/^[a-z0-9-]{1,200}$/) })

/** The button "It takes place". Pressed again, or after somebody else, it changes nothing. */
export const sayItTakesPlace = formAction(async (previous, formData) => {
  const staff = await requireStaff('/staff/runs')
  const parsed = parseNamed(schema, formData, previous)
  if (!parsed.ok) return parsed.state
  const { runId, slug } = parsed.input
  const outcome = await decideRun(staff, runId)
  return redirect(`/staff/runs/${slug}${outcome === 'decided' ? '?done=certain' : ''}`)
})
