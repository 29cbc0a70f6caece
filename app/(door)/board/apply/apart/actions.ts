'use server'

import { redirect } from 'next/navigation'
import { formAction } from '@/app/form-action'
import { senderAddress } from '@/app/sender'
import { HONEYPOT } from '@/components/form/honeypot'
import { apartSchema } from '@/lib/board/figures/apart-schema'
import { countApart } from '@/lib/board/figures/count-apart'
import { findAsksApart } from '@/lib/board/search/find-search'
import { parseForm, refused } from '@/lib/form'
import { isAllowed, pleaseWait } from '@/lib/rate-limit'

export const countMe = formAction(async (previous, formData) => {
  const parsed = parseForm(apartSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  if (!(await isAllowed('apart', [await senderAddress()]))) {
    return refused(previous, formData, { form: pleaseWait('apart') })
  }
  if (!formData.get(HONEYPOT) && (await findAsksApart())) await countApart(parsed.input)
  redirect('/board/apply/apart?done=counted')
})
