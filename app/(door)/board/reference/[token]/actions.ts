'use server'

import { redirect } from 'next/navigation'
import { formAction } from '@/app/form-action'
import { senderAddress } from '@/app/sender'
import { answerReference, declineReference } from '@/lib/board/references/answer-reference'
import { referenceSchema, tokenSchema } from '@/lib/board/references/reference-schema'
import { parseForm, refused } from '@/lib/form'
import { isAllowed, pleaseWait } from '@/lib/rate-limit'

const DEAD = 'This link does not open anything any more. Reply to our mail instead.'

export const answer = formAction(async (previous, formData) => {
  const parsed = parseForm(referenceSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  if (!(await isAllowed('board-link', [await senderAddress()]))) {
    return refused(previous, formData, { form: pleaseWait('board-link') })
  }
  if ((await answerReference(parsed.input)) === 'unknown') return refused(previous, formData, { form: DEAD })
  // Answered, or closed meanwhile: the page says how it stands.
  redirect(`/board/reference/${encodeURIComponent(parsed.input.token)}`)
})

export const decline = formAction(async (previous, formData) => {
  const parsed = parseForm(tokenSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  if (!(await isAllowed('board-link', [await senderAddress()]))) {
    return refused(previous, formData, { form: pleaseWait('board-link') })
  }
  if ((await declineReference(parsed.input.token)) === 'unknown') return refused(previous, formData, { form: DEAD })
  redirect(`/board/reference/${encodeURIComponent(parsed.input.token)}`)
})
