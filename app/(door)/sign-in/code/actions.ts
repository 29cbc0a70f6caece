'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { formAction } from '@/app/form-action'
import { senderAddress } from '@/app/sender'
import { parseForm, refused } from '@/lib/form'
import { browserWords } from '@/lib/people/browser-words'
import { sameSitePath } from '@/lib/people/same-site-path'
import { codeSchema } from '@/lib/people/schema'
import { keepSession } from '@/lib/people/session'
import { signIn } from '@/lib/people/sign-in'
import { isAllowed, pleaseWait } from '@/lib/rate-limit'
import { dropRequest, readRequest } from '../request-cookie'

export const typeCode = formAction(async (previous, formData) => {
  const request = await readRequest()
  const to = sameSitePath(formData.get('to'), '/account/home')
  if (!request) redirect(`/sign-in/code?to=${encodeURIComponent(to)}`)
  const parsed = parseForm(codeSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  const sender = await senderAddress()
  if (!(await isAllowed('sign-in-try', [sender]))) {
    return refused(previous, formData, { form: pleaseWait('sign-in-try') })
  }
  if (!(await isAllowed('sign-in-tries-a-day', [sender]))) {
    return refused(previous, formData, { form: pleaseWait('sign-in-tries-a-day') })
  }
  const browser = browserWords((await headers()).get('user-agent') ?? '')
  const result = await signIn({ requestId: request.requestId, code: parsed.input.code, browser })
  switch (result.outcome) {
    case 'refused':
      return refused(previous, formData, {
        code: 'This code is not right, or no longer valid. After five tries or ten minutes, ask for a new one',
      })
    case 'signed_in':
      await keepSession(result.session)
      await dropRequest()
      redirect(to)
  }
})
