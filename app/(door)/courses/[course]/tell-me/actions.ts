'use server'

import { redirect } from 'next/navigation'
import { formAction } from '@/app/form-action'
import { senderAddress } from '@/app/sender'
import { HONEYPOT } from '@/components/form/honeypot'
import { askToBeTold } from '@/lib/courses/interest/ask-to-be-told'
import { interestSchema } from '@/lib/courses/interest/interest-schema'
import { askAboutTypo } from '@/lib/email-typo'
import { parseForm, refused } from '@/lib/form'
import { isAllowed, pleaseWait } from '@/lib/rate-limit'

export const tellMe = formAction(async (previous, formData) => {
  const parsed = parseForm(interestSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  const { input } = parsed
  const doubted = askAboutTypo(previous, formData, input.email)
  if (doubted) return doubted
  if (!(await isAllowed('interest', [await senderAddress(), input.email]))) {
    return refused(previous, formData, { form: pleaseWait('interest') })
  }
  if (!formData.get(HONEYPOT)) await askToBeTold(input)
  redirect(`/courses/${encodeURIComponent(input.course)}/tell-me?sent=1`)
})
