'use server'

import { redirect } from 'next/navigation'
import { formAction } from '@/app/form-action'
import { senderAddress } from '@/app/sender'
import { HONEYPOT } from '@/components/form/honeypot'
import { register } from '@/lib/courses/register'
import { registrationSchema } from '@/lib/courses/schema'
import { askAboutTypo } from '@/lib/email-typo'
import { parseForm, refused, typedValues } from '@/lib/form'
import { isAllowed, pleaseWait } from '@/lib/rate-limit'
import { leftOpen, NOT_ATTESTED, priceErrors } from './price-errors'

const refusals = {
  full: 'The last seat has just been taken. The page of this run leads to the next one.',
  closed: 'Registration for this run is closed.',
  not_open: 'Registration for this run is not open yet.',
  cancelled: 'This run has been cancelled.',
  not_for_sale: 'A seat cannot be paid on this site just now. Please write to us.',
  unknown: 'This run is not open to the public.',
} as const

export const takeSeat = formAction(async (previous, formData) => {
  const parsed = parseForm(registrationSchema, formData, previous, ['sessions'])
  const open = leftOpen(typedValues(formData))
  if (!parsed.ok || Object.keys(open).length > 0) {
    // In the order of the page: the last tick is for the agreements.
    const { agreements, ...errors } = parsed.ok ? {} : parsed.state.errors
    return refused(previous, formData, { ...errors, ...open, ...(agreements ? { agreements } : {}) })
  }
  const { agreements: _, extent, sessions, meetsPrerequisites, prerequisites, ...input } = parsed.input
  if (!(await isAllowed('register', [await senderAddress(), input.email]))) {
    return refused(previous, formData, { form: pleaseWait('register') })
  }
  const mailed = `/events/${encodeURIComponent(input.run)}/register?mailed=1` as const
  if (formData.get(HONEYPOT)) redirect(mailed)

  const doubted = askAboutTypo(previous, formData, input.email)
  if (doubted) return doubted

  if (extent === 'single' && sessions.length === 0) {
    return refused(previous, formData, { sessions: 'Tick the sessions that you would like to come to' })
  }
  const outcome = await register({
    ...input,
    choice: extent === 'single' ? sessions : [],
    prerequisites: meetsPrerequisites ? prerequisites : null,
  })
  switch (outcome.kind) {
    case 'registered':
      return redirect(`${outcome.path}?new=1`)
    case 'kept':
      return redirect(`${outcome.path}?saved=kept`)
    case 'already_registered':
      return redirect(mailed)
    case 'full': {
      if (!outcome.mayWait) return refused(previous, formData, { form: refusals.full })
      const form =
        'No seat is left in what you chose. You can join the waiting list: send the form once more, and pay only when a seat is offered to you.'
      const state = refused(previous, formData, { form })
      return { ...state, values: { ...state.values, isWaiting: ['yes'] } }
    }
    case 'has_seats': {
      const state = refused(previous, formData, { form: 'A seat has come free: send the form once more to take it.' })
      const { isWaiting: _, ...values } = state.values
      return { ...state, values }
    }
    case 'no_session':
      return refused(previous, formData, { sessions: 'Tick sessions that are still ahead' })
    case 'not_attested':
      return refused(previous, formData, { meetsPrerequisites: NOT_ATTESTED })
    case 'closed':
    case 'not_open':
    case 'cancelled':
    case 'not_for_sale':
    case 'unknown':
      return refused(previous, formData, { form: refusals[outcome.kind] })
    default:
      return refused(previous, formData, priceErrors(outcome))
  }
})
