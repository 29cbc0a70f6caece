'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/form-action'
import { parseForm, refused } from '@/lib/form'
import { closeFund, reopenFund } from '@/lib/giving/funds/close-fund'
import { fundSchema, newFundSchema } from '@/lib/giving/funds/fund-form'
import { leaveUnnamed } from '@/lib/giving/funds/leave-unnamed'
import { addFund, changeFund } from '@/lib/giving/funds/save-fund'
import { requireTreasurer } from '@/lib/people/session'
import { parseNamed } from '@/lib/typed-name'

const refusals = {
  taken: { slug: 'A fund has, or had, this address. Choose another' },
  over: { endsOn: 'This day is over. Enter one that is ahead, or nothing' },
  goal_kept: { goal: 'A campaign has a public page and keeps a goal. To end it, close the fund' },
  unknown: { form: 'There is no such fund any more. Go back to the list.' },
} as const

export const makeFund = formAction(async (previous, formData) => {
  const treasurer = await requireTreasurer('/staff/funds/new')
  const parsed = parseForm(newFundSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  const outcome = await addFund(treasurer, parsed.input)
  if (outcome !== 'saved') return refused(previous, formData, refusals[outcome])
  return redirect('/staff/funds?saved=1')
})

export const editFund = formAction(async (previous, formData) => {
  const treasurer = await requireTreasurer('/staff/funds')
  const parsed = parseForm(fundSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  const outcome = await changeFund(treasurer, parsed.input)
  if (outcome !== 'saved') return refused(previous, formData, refusals[outcome])
  return redirect('/staff/funds?saved=1')
})

export const closeOrOpen = formAction(async (_previous, formData) => {
  const treasurer = await requireTreasurer('/staff/funds')
  const id = z.uuid().parse(formData.get('id'))
  if (formData.get('deed') === 'open') await reopenFund(treasurer, id)
  else await closeFund(treasurer, id)
  return redirect('/staff/funds')
})

export const takeNameOff = formAction(async (previous, formData) => {
  const treasurer = await requireTreasurer('/staff/funds')
  const parsed = parseNamed(z.object({ fundId: z.uuid(), personId: z.uuid() }), formData, previous)
  if (!parsed.ok) return parsed.state
  const { fundId, personId } = parsed.input
  await leaveUnnamed(treasurer, { fundId, personId })
  return redirect(`/staff/funds/${fundId}?done=unnamed`)
})
