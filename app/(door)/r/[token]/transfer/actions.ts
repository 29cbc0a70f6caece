'use server'

import { redirect } from 'next/navigation'
import { formAction } from '@/app/form-action'
import { transferSchema } from '@/lib/courses/change/change-schema'
import { transferRegistration } from '@/lib/courses/change/transfer-registration'
import { parseForm, refused } from '@/lib/form'
import { ownRegistration } from '../own-registration'

const refusals = {
  full: 'The last seat there has just been taken. Choose other dates, or keep the seat that you have.',
  not_open: 'Nobody can register for these dates just now. Choose others, or keep the seat that you have.',
  other_price: 'What you paid is not a price of these dates. Please write to us, and a person moves your seat.',
  has_place: 'You are registered for these dates already. Please write to us, and we sort it out.',
} as const

export const moveSeat = formAction(async (previous, formData) => {
  const own = await ownRegistration(previous, formData)
  if (!own.ok) return own.state
  const parsed = parseForm(transferSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  const outcome = await transferRegistration(own, parsed.input.run)
  switch (outcome) {
    case 'moved':
      return redirect(`${own.path}?saved=dates`)
    case 'full':
    case 'not_open':
    case 'other_price':
    case 'has_place':
      return refused(previous, formData, { run: refusals[outcome] })
    case 'not_confirmed':
    case 'begun':
    case 'single_sessions':
    case 'money_moved':
      // This page says what stands in the way.
      return redirect(`${own.path}/transfer`)
    case 'link_died':
      return redirect(own.path)
  }
})
