'use server'

import { redirect } from 'next/navigation'
import { formAction } from '@/app/form-action'
import { senderAddress } from '@/app/sender'
import { HONEYPOT } from '@/components/form/honeypot'
import { beginSchema } from '@/lib/board/draft/begin-schema'
import { startDraft } from '@/lib/board/draft/start-draft'
import { askAboutTypo } from '@/lib/email-typo'
import { parseForm, refused } from '@/lib/form'
import { isAllowed, pleaseWait } from '@/lib/rate-limit'

export const begin = formAction(async (previous, formData) => {
  const parsed = parseForm(beginSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  const { formKey, email } = parsed.input
  const doubted = askAboutTypo(previous, formData, email)
  if (doubted) return doubted
  if (!(await isAllowed('apply', [await senderAddress(), email]))) {
    return refused(previous, formData, { form: pleaseWait('apply') })
  }
  const { request } = formData.get(HONEYPOT) ? { request: formKey } : await startDraft({ request: formKey, email })
  redirect(`/board/apply/code/${request}`)
})
