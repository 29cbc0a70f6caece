import type { PriceRefusal } from '@/lib/courses/price/price-of-seat'
import type { FormState } from '@/lib/form'
import { formatCents, LEAST_CENTS } from '@/lib/money'

/** What was typed in the price fields and cannot be, said at its own field. */
export function priceErrors(refusal: PriceRefusal): Record<string, string> {
  switch (refusal.kind) {
    case 'no_tier':
      return { tier: 'Choose what you would like to pay' }
    case 'no_amount':
      return { amount: 'Enter the amount that you choose' }
    case 'amount_out_of_range': {
      const { leastCents, mostCents } = refusal
      const least = leastCents === 0 ? `nothing, or ${formatCents(LEAST_CENTS)}` : formatCents(leastCents)
      return { amount: `Enter an amount from ${least} to ${formatCents(mostCents)}` }
    }
    case 'gift_alone':
      return {
        gift: 'This seat costs nothing, so a gift cannot come with it. Leave this empty, and give on the page “Give”.',
      }
    case 'discount_refused':
      return { discountCode: codeSentences[refusal.reason] }
    case 'no_can_pay':
      return { canPay: 'Enter what you can pay. 0 is an answer too' }
    case 'no_scholarship_needed':
      return {
        canPay:
          refusal.leastCents === 0
            ? 'A seat can be had for nothing here: choose that price above, and leave this empty'
            : `A seat costs ${formatCents(refusal.leastCents)}, so you need not ask: choose a price above, and leave this empty`,
      }
    case 'gift_with_scholarship':
      return { gift: 'You ask for a scholarship, so please keep this for yourself: leave it empty' }
  }
}

const codeSentences = {
  unknown: 'We do not know this code. Look whether it is typed as it was given to you, or leave this empty',
  over: 'The time of this code is over. Leave this empty, or write to us',
  used_up: 'This code has been used as often as it may be. Leave this empty, or write to us',
  other_course: 'This code is for another course. Leave this empty here',
} as const

/**
 * What a posted registration form leaves open, by the fields that it has, since a choice that nobody made sends nothing: so
 * that it is said together with what is wrong in the others, and nobody has to send the form twice to hear of both.
 */
export function leftOpen(values: FormState['values']): Record<string, string> {
  const said = (name: string) => (values[name]?.at(-1)?.trim() ?? '') !== ''
  const asksPrice = values.discountCode !== undefined && !said('canPay')
  const price: PriceRefusal | undefined = said('scholarshipNote')
    ? { kind: 'no_can_pay' }
    : said('tier')
      ? undefined
      : { kind: 'no_tier' }
  return {
    ...(asksPrice && price ? priceErrors(price) : {}),
    ...(said('prerequisites') && !said('meetsPrerequisites') ? { meetsPrerequisites: NOT_ATTESTED } : {}),
  }
}

export const NOT_ATTESTED = 'Tick the box if you have done what the course asks for'
