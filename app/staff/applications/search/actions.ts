'use server'

import { redirect } from 'next/navigation'
import { formAction } from '@/app/form-action'
import { searchSchema } from '@/lib/board/search/search-schema'
import { setSearch } from '@/lib/board/search/set-search'
import { parseForm } from '@/lib/form'
import { requireStaffOrReviewer } from '@/lib/people/session'

export const saveSearch = formAction(async (previous, formData) => {
  const who = await requireStaffOrReviewer('/staff/applications/search')
  const parsed = parseForm(searchSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  await setSearch(who, parsed.input)
  redirect('/staff/applications/search?done=saved')
})
