'use server'

import { notFound, redirect } from 'next/navigation'
import { effects } from '@/app/effects'
import { cancelRegistration } from '@/lib/courses/cancel-registration'
import { payForSeat } from '@/lib/courses/pay-for-seat'
import { type FormState, refused } from '@/lib/form'
import { ownRegistration } from './own-registration'

const unavailable =
  'The payment page does not answer at the moment. Nothing was charged, and nothing has changed: please try again in a few minutes.'

export async function giveSeatBack(previous: FormState, formData: FormData): Promise<FormState> {
  const refuse = (sentence: string) => refused(previous, formData, { form: sentence })
  const own = await ownRegistration(previous, formData)
  if (!own.ok) return own.state
  switch (await cancelRegistration(own.id, effects)) {
    case 'cancelled':
    case 'not_live':
      return redirect(own.path)
    case 'over':
      return refuse('This run is over: there is no seat to give back.')
    case 'paid':
      return refuse('This seat is paid. Please write to us to give it back, and we see about the money with you.')
    case 'just_paid':
      return refuse(
        'Your payment has just come in, and the seat is yours. Please write to us if you want to give it back.',
      )
    case 'unavailable':
      return refuse(unavailable)
    case 'unknown':
      return notFound()
  }
}

export async function payForHeldSeat(previous: FormState, formData: FormData): Promise<FormState> {
  const refuse = (sentence: string) => refused(previous, formData, { form: sentence })
  const own = await ownRegistration(previous, formData)
  if (!own.ok) return own.state
  const outcome = await payForSeat(own.id, own.path, effects)
  switch (outcome.kind) {
    case 'pay':
      return redirect(outcome.url)
    case 'paid':
      return redirect(`${own.path}?paid=1`)
    case 'not_held':
      return redirect(own.path)
    case 'spent':
      return refuse(
        'The payment page has been opened three times, so this seat cannot be held for longer. Nothing was charged: give the seat back below, and register again while seats are left.',
      )
    case 'closed':
      return refuse('Paying on this site has just been closed. Nothing was charged; please write to us instead.')
    case 'unavailable':
      return refuse(unavailable)
  }
}
