'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/form-action'
import { sendDraft } from '@/lib/board/draft/send-draft'
import { signature } from '@/lib/board/schema'
import { parseForm, refused } from '@/lib/form'

const schema = z.object({ key: z.string().max(100), edition: z.string().max(1000), ...signature })

export const send = formAction(async (previous, formData) => {
  const parsed = parseForm(schema, formData, previous)
  if (!parsed.ok) return parsed.state
  const { key, ...signed } = parsed.input
  const at = `/board/apply/draft/${encodeURIComponent(key)}`
  switch (await sendDraft(key, signed)) {
    case 'sent':
      return redirect('/board/apply/sent')
    case 'already_applied':
      return refused(previous, formData, {
        form: 'You have an application with the board already, and there is one at a time. We have mailed you where it stands.',
      })
    case 'changed':
      refresh()
      return refused(previous, formData, {
        form: 'Something was changed from another tab or device since you opened this page. It was not sent: look through it once more as it stands now, then send it.',
      })
    case 'unfinished':
    case 'unknown':
      return redirect(at)
  }
})
