'use server'

import { notFound, redirect } from 'next/navigation'
import { formAction } from '@/app/form-action'
import { parseForm } from '@/lib/form'
import { saveSettings as save } from '@/lib/office/save-settings'
import { requireOwner } from '@/lib/people/session'
import { isSettingGroup, settingsSchema } from '@/lib/setting-fields'

export const saveSettings = formAction(async (previous, formData) => {
  const owner = await requireOwner('/staff/settings')
  const group = `${formData.get('group')}`
  if (!isSettingGroup(group)) notFound()
  const parsed = parseForm(settingsSchema(group), formData, previous)
  if (!parsed.ok) return parsed.state
  await save(owner, parsed.input)
  redirect('/staff/settings')
})
