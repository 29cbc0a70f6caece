'use server'

import { redirect } from 'next/navigation'
import { formAction } from '@/app/form-action'
import { senderAddress } from '@/app/sender'
import { chooseTime } from '@/lib/board/interview/choose-time'
import { choiceSchema } from '@/lib/board/interview/interview-schema'
import { parseForm, refused } from '@/lib/form'
import { isAllowed, pleaseWait } from '@/lib/rate-limit'

export const choose = formAction(async (previous, formData) => {
  const parsed = parseForm(choiceSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  if (!(await isAllowed('board-link', [await senderAddress()]))) {
    return refused(previous, formData, { form: pleaseWait('board-link') })
  }
  const outcome = await chooseTime(parsed.input)
  switch (outcome) {
    case 'chosen':
      return redirect(`/board/apply/${encodeURIComponent(parsed.input.token)}/interview`)
    case 'gone':
      return refused(previous, formData, {
        choice: 'This time is not offered any more. Reload the page to see which are',
      })
    case 'nothing_offered':
      return refused(previous, formData, { form: 'No times are offered any more. Your own page says how it stands.' })
    case 'unknown':
      return refused(previous, formData, { form: 'This link does not open anything any more.' })
  }
})
