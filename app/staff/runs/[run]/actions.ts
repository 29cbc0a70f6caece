'use server'

import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/form-action'
import { decideRun } from '@/lib/courses/runs/decide-run'
import { requireStaff } from '@/lib/people/session'

const schema = z.object({ runId: z.uuid(), slug: z.string().regex(/^[a-z0-9-]{1,200}$/) })

/** The button "It takes place". Pressed again, or after somebody else, it changes nothing. */
export const sayItTakesPlace = formAction(async (_previous, formData) => {
  const staff = await requireStaff('/staff/runs')
  const parsed = schema.safeParse(Object.fromEntries(formData))
  if (!parsed.success) notFound()
  const { runId, slug } = parsed.data
  const outcome = await decideRun(staff, runId)
  return redirect(`/staff/runs/${slug}${outcome === 'decided' ? '?done=certain' : ''}`)
})
