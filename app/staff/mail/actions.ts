'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/form-action'
import { parseForm, refused } from '@/lib/form'
import { formKeyField } from '@/lib/form-fields'
import { type ResendObstacle, resendMail } from '@/lib/office/mail-desk/resend-mail'
import { requireStaff } from '@/lib/people/session'
import { asReader } from './reader'

const schema = z.object({ mailId: z.uuid(), formKey: formKeyField })

const refusals: Record<ResendObstacle | 'unknown', string> = {
  not_readable: 'Mails of this kind are not sent again from here.',
  forgotten: 'What it said is forgotten, so it cannot be sent again.',
  under_way: 'It is on its way already.',
  stale: 'What it says is over or not true any more.',
  announcement: 'An announcement goes out once: whoever has stopped them must not get one.',
  unknown: 'There is no such mail.',
}

export const sendOnceMore = formAction(async (previous, formData) => {
  const reader = await asReader(await requireStaff('/staff/mail'))
  const parsed = parseForm(schema, formData, previous)
  if (!parsed.ok) return parsed.state
  const outcome = await resendMail(reader, parsed.input)
  if (outcome.kind === 'resent') redirect(`/staff/mail/${outcome.id}?done=resent`)
  return refused(previous, formData, { form: refusals[outcome.kind] })
})
