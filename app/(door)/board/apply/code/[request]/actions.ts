'use server'

import { redirect } from 'next/navigation'
import { formAction } from '@/app/form-action'
import { senderAddress } from '@/app/sender'
import { codeSchema } from '@/lib/board/draft/begin-schema'
import { enterCode } from '@/lib/board/draft/enter-code'
import { parseForm, refused } from '@/lib/form'
import { isAllowed, pleaseWait } from '@/lib/rate-limit'

export const typeCode = formAction(async (previous, formData) => {
  const parsed = parseForm(codeSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  if (!(await isAllowed('application-code', [await senderAddress()]))) {
    return refused(previous, formData, { form: pleaseWait('application-code') })
  }
  const entered = await enterCode(parsed.input)
  if (entered.outcome === 'refused') {
    return refused(previous, formData, {
      code: 'This is not the code of the last mail, or it has been tried too often, or its hour is over. The link in the mail still works',
    })
  }
  redirect(`/board/apply/draft/${entered.secret}`)
})
