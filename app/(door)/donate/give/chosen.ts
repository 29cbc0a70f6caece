import { type CardFee, feeCoverCents } from '@/lib/giving/fee-cover'
import { parseDollars } from '@/lib/money'

/** What the form holds at this moment, as far as its own words depend on it. */
export type Frequency = 'once' | 'monthly' | 'yearly'

export type Chosen = {
  frequency: Frequency
  /** Null until it can be read. */
  giftCents: number | null
  /** What covering the card fee of it comes to, whether or not it is ticked; null where it cannot be said. */
  coverCents: number | null
  coversFee: boolean
}

export const nothingChosen: Chosen = { frequency: 'once', giftCents: null, coverCents: null, coversFee: false }

export function readChosen(form: HTMLFormElement | null, cardFee: CardFee | null): Chosen {
  if (!form) return nothingChosen
  const fields = new FormData(form)
  const preset = fields.get('amount')
  const dollars = preset === 'other' ? fields.get('otherAmount') : preset
  const giftCents = typeof dollars === 'string' ? parseDollars(dollars) : null
  const frequency = fields.get('frequency')
  return {
    frequency: frequency === 'monthly' || frequency === 'yearly' ? frequency : 'once',
    giftCents,
    coverCents: giftCents && cardFee ? feeCoverCents(giftCents, cardFee) : null,
    coversFee: fields.has('coversFee'),
  }
}

/** What is typed chooses "Another amount"; a preset that is chosen empties what was typed. */
export function keepOneAmount(form: HTMLFormElement, changed: EventTarget): void {
  const chosen = form.elements.namedItem('amount')
  const typed = form.elements.namedItem('otherAmount')
  if (!(chosen instanceof RadioNodeList && typed instanceof HTMLInputElement)) return
  if (changed === typed) chosen.value = typed.value.trim() === '' ? chosen.value : 'other'
  else if (chosen.value !== 'other' && changed instanceof HTMLInputElement && changed.name === 'amount')
    typed.value = ''
}
