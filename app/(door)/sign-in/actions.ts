'use server'

import { randomUUID } from 'node:crypto'
import { redirect } from 'next/navigation'
import { formAction } from '@/app/form-action'
import { senderAddress } from '@/app/sender'
import { HONEYPOT } from '@/components/form/honeypot'
import { parseForm, refused } from '@/lib/form'
import { requestSignInCode } from '@/lib/people/request-sign-in-code'
import { sameSitePath } from '@/lib/people/same-site-path'
import { codeRequestSchema } from '@/lib/people/schema'
import { isAllowed, pleaseWait } from '@/lib/rate-limit'
import { keepRequest } from './request-cookie'

export const askForCode = formAction(async (previous, formData) => {
  const parsed = parseForm(codeRequestSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  const { email } = parsed.input
  const may =
    (await isAllowed('sign-in-code', [await senderAddress()])) && (await isAllowed('sign-in-code-to-address', [email]))
  if (!may) {
    return refused(previous, formData, { form: pleaseWait('sign-in-code') })
  }
  const isRobot = Boolean(formData.get(HONEYPOT))
  const { requestId } = isRobot ? { requestId: randomUUID() } : await requestSignInCode(email)
  await keepRequest(requestId, email)
  redirect(`/sign-in/code?to=${encodeURIComponent(sameSitePath(formData.get('to'), '/account/home'))}`)
})
