'use server'

import { formAction } from '@/app/form-action'
import { senderAddress } from '@/app/sender'
import { HONEYPOT } from '@/components/form/honeypot'
import { messageSchema } from '@/lib/contact/schema'
import { sendMessage } from '@/lib/contact/send-message'
import { parseForm, refused } from '@/lib/form'
import { isAllowed, pleaseWait } from '@/lib/rate-limit'
import type { ContactState } from './sent-state'

export const postMessage = formAction<ContactState>(async (previous, formData) => {
  const parsed = parseForm(messageSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  const { email, message } = parsed.input
  const sent = { ...previous, errors: {}, sent: { email, message } }
  if (formData.get(HONEYPOT)) return sent
  if (!(await isAllowed('contact', [await senderAddress(), email]))) {
    return refused(previous, formData, { form: pleaseWait('contact') })
  }
  const { outcome } = await sendMessage(parsed.input)
  switch (outcome) {
    case 'sent':
      return sent
    case 'no_office':
      return refused(previous, formData, { form: 'This site cannot take messages yet. Please try again another day.' })
  }
})
