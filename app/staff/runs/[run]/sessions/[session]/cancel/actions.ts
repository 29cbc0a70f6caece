'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/form-action'
import { reasonField } from '@/lib/courses/runs/cancel-schema'
import { cancelSession } from '@/lib/courses/runs/cancel-session'
import { refused } from '@/lib/form'
import { requireStaff } from '@/lib/people/session'
import { parseNamed } from '@/lib/typed-name'

const schema = z.object({
  sessionId: z.uuid('Reload this page and try again'),
  reason: reasonField,
  share: z.enum(['returned', 'kept'], 'Choose whether its share goes back'),
})

const refusals = {
  already_cancelled: 'This session is cancelled already.',
  over: 'This session is over.',
  unknown: 'There is no such session.',
  not_published: 'This run is not published, so nobody has to be told. Change its sessions instead.',
  last_session: 'This is the only session that is left. Cancel the run instead.',
} as const

export const cancelThisSession = formAction(async (previous, formData) => {
  const staff = await requireStaff('/staff/runs')
  const parsed = parseNamed(schema, formData, previous)
  if (!parsed.ok) return parsed.state
  const { sessionId, reason, share } = parsed.input
  const outcome = await cancelSession(staff, sessionId, { reason, returnsShare: share === 'returned' })
  if (outcome.kind === 'cancelled') redirect(`/staff/runs/${outcome.slug}?cancelled=session`)
  return refused(previous, formData, { form: refusals[outcome.kind] })
})
