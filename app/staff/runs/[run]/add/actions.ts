'use server'

import { redirect } from 'next/navigation'
import { priceErrors } from '@/app/(door)/events/[run]/register/price-errors'
import { formAction } from '@/app/form-action'
import { addByHand } from '@/lib/courses/runs/add-by-hand'
import { addSchema } from '@/lib/courses/runs/add-schema'
import { askAboutTypo } from '@/lib/email-typo'
import { parseForm, refused } from '@/lib/form'
import { requireStaff } from '@/lib/people/session'

const refusals = {
  has_place: {
    email:
      'This address is registered for this run already: look on the roster. Two people who share one need an address each, as with a plus and a word, name+robin@example.com',
  },
  not_public: { form: 'Nobody can be registered for this run: it is a draft, or cancelled.' },
  over: { form: 'This run is over.' },
  no_session: { sessions: 'Tick sessions that are still ahead' },
  no_amount: { amount: 'Enter the amount that they choose' },
  no_tier: { price: 'Choose a price for what they come to' },
  not_for_sale: {
    price:
      'Nothing can be paid here until ORNCC’s legal name, EIN and postal address are entered. Until then, nothing to pay is the only way',
  },
} as const

export const addThem = formAction(async (previous, formData) => {
  const staff = await requireStaff('/staff/runs')
  const parsed = parseForm(addSchema, formData, previous, ['sessions'])
  if (!parsed.ok) return parsed.state
  const { agreed: _, extent, sessions, price, amount, freeReason, ...input } = parsed.input
  const doubted = askAboutTypo(previous, formData, input.email)
  if (doubted) return doubted
  if (extent === 'single' && sessions.length === 0) {
    return refused(previous, formData, { sessions: 'Tick the sessions that they come to' })
  }
  const outcome = await addByHand(staff, {
    ...input,
    choice: extent === 'single' ? sessions : [],
    pays: price === 'nothing' && freeReason ? { nothingBecause: freeReason } : { tier: price ?? null, amount },
  })
  switch (outcome.kind) {
    case 'seat':
    case 'held':
    case 'waiting':
    case 'done':
      return redirect(`/staff/runs/${input.run}?done=added-${outcome.kind}`)
    case 'full': {
      if (!outcome.mayWait) {
        return refused(previous, formData, { form: 'No seat is left, and nobody can wait for one any more.' })
      }
      const form =
        'No seat is free for them. Send the form once more, and they go to the end of the waiting list. The price is kept for when a seat is offered to them.'
      const state = refused(previous, formData, { form })
      return { ...state, values: { ...state.values, isWaiting: ['yes'] } }
    }
    case 'has_seats': {
      const state = refused(previous, formData, {
        form: 'A seat has come free: send the form once more to give it to them.',
      })
      const { isWaiting: _, ...values } = state.values
      return { ...state, values }
    }
    case 'has_place':
    case 'not_public':
    case 'over':
    case 'no_session':
    case 'no_amount':
    case 'no_tier':
    case 'not_for_sale':
      return refused(previous, formData, refusals[outcome.kind])
    default:
      return refused(previous, formData, priceErrors(outcome))
  }
})
