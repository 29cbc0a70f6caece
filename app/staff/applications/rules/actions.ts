'use server'

import { redirect } from 'next/navigation'
import { formAction } from '@/app/form-action'
import { rulesSchema } from '@/lib/board/review/rules-schema'
import { setRules } from '@/lib/board/review/set-rules'
import { parseForm } from '@/lib/form'
import { requireReviewer } from '@/lib/people/session'

export const saveRules = formAction(async (previous, formData) => {
  const reviewer = await requireReviewer('/staff/applications/rules')
  const parsed = parseForm(rulesSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  await setRules(reviewer, parsed.input)
  redirect('/staff/applications/rules?done=saved')
})
