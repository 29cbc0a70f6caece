'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { effects } from '@/app/effects'
import { formAction } from '@/app/form-action'
import { type FormState, parseForm, refused } from '@/lib/form'
import type { Acted } from '@/lib/giving/recurring/act-on-gift'
import { changeGiftAmount } from '@/lib/giving/recurring/change-gift-amount'
import { chooseNewCard } from '@/lib/giving/recurring/choose-new-card'
import { pauseGift } from '@/lib/giving/recurring/pause-gift'
import { resumeGift } from '@/lib/giving/recurring/resume-gift'
import { stopGift } from '@/lib/giving/recurring/stop-gift'
import { OTHER, readAmount } from '@/lib/giving/schema'
import { ownDonor } from './own-donor'

const UNAVAILABLE =
  'The payment service does not answer at the moment. Nothing has changed: please try again in a few minutes.'

/** After each act the page says what is true now; `did` is what it says has just happened. */
function answer(acted: Acted, path: string, did: string, previous: FormState, formData: FormData): FormState {
  switch (acted) {
    case 'done':
      return redirect(`${path}?did=${did}`)
    case 'not_running':
      return redirect(path)
    case 'unavailable':
      return refused(previous, formData, { form: UNAVAILABLE })
  }
}

export const pause = formAction(async (previous, formData) => {
  const own = await ownDonor(previous, formData)
  if (!own.ok) return own.state
  return answer(await pauseGift(own.personId, effects), own.path, 'paused', previous, formData)
})

export const resume = formAction(async (previous, formData) => {
  const own = await ownDonor(previous, formData)
  if (!own.ok) return own.state
  return answer(await resumeGift(own.personId, effects), own.path, 'resumed', previous, formData)
})

export const stop = formAction(async (previous, formData) => {
  const own = await ownDonor(previous, formData)
  if (!own.ok) return own.state
  return answer(await stopGift(own.personId, effects), own.path, 'stopped', previous, formData)
})

export const newCard = formAction(async (previous, formData) => {
  const own = await ownDonor(previous, formData)
  if (!own.ok) return own.state
  const opened = await chooseNewCard(own.personId, own.path)
  if (opened.outcome === 'opened') return redirect(opened.url)
  return answer(opened.outcome, own.path, 'card', previous, formData)
})

const amountSchema = z.object({ amount: z.string().max(40).default('') }).transform(({ amount }, context) => {
  const read = readAmount(OTHER, amount)
  if (read.ok) return { amountCents: read.amountCents }
  context.addIssue({ code: 'custom', message: read.issue.message, path: ['amount'] })
  return z.NEVER
})

export const changeAmount = formAction(async (previous, formData) => {
  const own = await ownDonor(previous, formData)
  if (!own.ok) return own.state
  const typed = parseForm(amountSchema, formData, previous)
  if (!typed.ok) return typed.state
  const { amountCents } = typed.input
  return answer(await changeGiftAmount(own.personId, amountCents, effects), own.path, 'amount', previous, formData)
})
