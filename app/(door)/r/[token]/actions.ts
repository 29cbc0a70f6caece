'use server'

import { redirect } from 'next/navigation'
import { effects } from '@/app/effects'
import { formAction } from '@/app/form-action'
import { senderAddress } from '@/app/sender'
import { payForSeat } from '@/lib/courses/pay-for-seat'
import { leaveWaitlist } from '@/lib/courses/waitlist/leave-waitlist'
import { refused } from '@/lib/form'
import { ownRegistration } from './own-registration'

export const payForHeldSeat = formAction(async (previous, formData) => {
  const refuse = (sentence: string) => refused(previous, formData, { form: sentence })
  const own = await ownRegistration(previous, formData)
  if (!own.ok) return own.state
  const outcome = await payForSeat(own.id, own.path, effects, new Date(), await senderAddress())
  switch (outcome.kind) {
    case 'pay':
      return redirect(outcome.url)
    case 'paid':
      return redirect(`${own.path}?paid=1`)
    case 'not_held':
      return redirect(own.path)
    case 'spent':
      return refuse(
        'The payment page has been opened three times, so this seat cannot be held for longer. Nothing was charged: give the seat back, and register again while seats are left.',
      )
    case 'closed':
      return refuse('Paying on this site has just been closed. Nothing was charged; please write to us instead.')
    case 'unavailable':
      return refuse(
        'The payment page does not answer at the moment. Nothing was charged, and nothing has changed: please try again in a few minutes.',
      )
  }
})

export const leaveLine = formAction(async (previous, formData) => {
  const own = await ownRegistration(previous, formData)
  if (!own.ok) return own.state
  await leaveWaitlist(own.id)
  return redirect(own.path)
})
