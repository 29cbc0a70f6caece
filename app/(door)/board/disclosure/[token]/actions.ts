'use server'

import { redirect } from 'next/navigation'
import { formAction } from '@/app/form-action'
import { senderAddress } from '@/app/sender'
import { giveDisclosure } from '@/lib/board/members/disclosures'
import { disclosureSchema } from '@/lib/board/members/member-schema'
import { parseForm, refused } from '@/lib/form'
import { isAllowed, pleaseWait } from '@/lib/rate-limit'

export const give = formAction(async (previous, formData) => {
  const parsed = parseForm(disclosureSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  if (!(await isAllowed('board-link', [await senderAddress()]))) {
    return refused(previous, formData, { form: pleaseWait('board-link') })
  }
  if ((await giveDisclosure(parsed.input)) === 'unknown') {
    return refused(previous, formData, {
      form: 'This link does not open anything any more. Reply to our mail instead.',
    })
  }
  // Given now or before: the page says so.
  redirect(`/board/disclosure/${encodeURIComponent(parsed.input.token)}`)
})
