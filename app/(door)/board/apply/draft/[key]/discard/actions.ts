'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/form-action'
import { discardDraft } from '@/lib/board/draft/erase-drafts'
import { parseForm } from '@/lib/form'

const schema = z.object({ key: z.string().max(100) })

export const discard = formAction(async (previous, formData) => {
  const parsed = parseForm(schema, formData, previous)
  if (!parsed.ok) return parsed.state
  const isGone = await discardDraft(parsed.input.key)
  // Sent or erased before: its own page says so.
  redirect(isGone ? '/board/apply?done=discarded' : `/board/apply/draft/${encodeURIComponent(parsed.input.key)}`)
})
