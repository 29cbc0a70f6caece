'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/form-action'
import type { Choice } from '@/components/form/select-field'
import { isoDay } from '@/lib/dates'
import { type FormState, parseForm, refused } from '@/lib/form'
import { formKeyField } from '@/lib/form-fields'
import { enterGift } from '@/lib/giving/offline/enter-gift'
import { offlineFields, offlineGift } from '@/lib/giving/offline/offline-gift'
import { voidEntry } from '@/lib/payments/void-entry'
import { requireTreasurer } from '@/lib/people/session'
import { parseNamed } from '@/lib/typed-name'
import { sayPerson } from '../say-person'

/** The form, and what has to be decided about what was typed. */
export type EntryState = FormState & {
  people: { donor: Choice[]; employee: Choice[] }
  /** The gifts that look the same, said in words. */
  alike: string[]
}

const here = '/staff/gifts/enter'
const noQuestions = { people: { donor: [], employee: [] }, alike: [] }

const answer = z
  .union([z.literal('new'), z.uuid().transform((personId) => ({ personId }))])
  .optional()
  .catch(undefined)

const entrySchema = offlineFields
  .extend({ formKey: formKeyField, whoDonor: answer, whoEmployee: answer, isAnother: z.literal('yes').optional() })
  .transform((fields, context) => {
    const read = offlineGift(fields, isoDay(new Date()))
    if (read.ok) return { ...fields, gift: read.gift }
    for (const { path, message } of read.problems) context.addIssue({ code: 'custom', path: [path], message })
    return z.NEVER
  })

export const enter = formAction<EntryState>(async (previous, formData) => {
  const treasurer = await requireTreasurer(here)
  const refuse = (errors: Record<string, string>) => ({ ...noQuestions, ...refused(previous, formData, errors) })
  const parsed = parseForm(entrySchema, formData, previous)
  if (!parsed.ok) return { ...noQuestions, ...parsed.state }
  const { gift, formKey, whoDonor, whoEmployee, isAnother } = parsed.input
  const who = { donor: whoDonor, employee: whoEmployee }
  const entered = await enterGift(treasurer, { gift, formKey, who, isAnother: isAnother === 'yes' })
  switch (entered.outcome) {
    case 'entered':
    case 'entered_before': {
      const last = { entered: entered.orderRef, method: gift.method, receivedOn: gift.receivedOn }
      return redirect(`${here}?${new URLSearchParams(last)}`)
    }
    case 'unsure': {
      const { people, alike } = entered
      return {
        ...refuse({
          ...(alike.length > 0
            ? { isAnother: 'It may have been entered already: say whether it is another gift' }
            : {}),
          ...(people.donor.length > 0 ? { whoDonor: 'Say whether it is somebody we know' } : {}),
          ...(people.employee.length > 0
            ? { whoEmployee: 'Say whether whose gift it matches is somebody we know' }
            : {}),
        }),
        people: { donor: people.donor.map(sayPerson), employee: people.employee.map(sayPerson) },
        alike: alike.map((one) => (one.kind === 'entered' ? `order ${one.orderRef} of ${one.day}` : '')),
      }
    }
    case 'unknown_fund':
      return refuse({ fund: 'There is no such fund any more' })
    case 'closed':
      return refuse({ form: 'ORNCC’s legal name, EIN or address is not set: no receipt could be written.' })
  }
})

const voidSchema = z.object({
  payment: z.uuid(),
  reason: z.string().trim().min(1, 'Say what was wrong').max(300, 'Use at most 300 characters'),
})

export const voidGift = formAction(async (previous, formData) => {
  const treasurer = await requireTreasurer(here)
  const parsed = parseNamed(voidSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  switch (await voidEntry(treasurer, parsed.input.payment, parsed.input.reason)) {
    case 'voided':
    case 'voided_before':
      return redirect(`${here}?voided=yes`)
    case 'money_went_back':
      return refused(previous, formData, {
        form: 'Some of it has gone back already, so it was no mistake of entry. Give back the rest instead.',
      })
    case 'not_entered':
      return refused(previous, formData, { form: 'This payment was not entered here.' })
  }
})
