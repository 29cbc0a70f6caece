import type { Block } from '@/lib/email'
import { formatCents } from '@/lib/money'
import { type Correction, correctionBlocks, type IssuedReceipt } from '@/lib/payments/emails'
import type { MoneyBack } from './money-back'

/** What has been done with the money of a seat that was given back. */
export type MoneyDone = {
  back: MoneyBack
  /** What became of the receipt; null where nothing went back. */
  correction: Correction | null
  /** The receipt of the gift that what was due back was turned into. */
  gift: IssuedReceipt | null
}

/** What a mail says of the money of a seat that was given back, with the receipts that are true now. */
export function moneyBlocks({ back, correction, gift }: MoneyDone): Block[] {
  if (back.kind === 'nothing') return []
  const heading: Block = { heading: 'Your money' }
  if (back.kind === 'undecided') {
    const paid = formatCents(back.paidCents)
    return [
      heading,
      {
        paragraph: `You paid ${paid}. A person at ORNCC decides what of it goes back, and writes to you. Until then nothing has been returned.`,
      },
    ]
  }
  return [
    heading,
    ...goesBack(back, gift),
    ...stays(back),
    ...(correction ? correctionBlocks(correction) : []),
    ...(gift
      ? [
          {
            paragraph: gift.isDemonstration
              ? 'A real receipt of your gift would read like this:'
              : 'And this is the receipt of your gift; please keep it too:',
          },
          { paper: gift.text },
        ]
      : []),
  ]
}

type ByPolicy = Extract<MoneyBack, { kind: 'by_policy' }>

function goesBack({ backCents, percent }: ByPolicy, gift: IssuedReceipt | null): Block[] {
  const amount = formatCents(backCents)
  if (backCents === 0) {
    return [{ paragraph: 'By the refund policy of this course, nothing of its fee goes back at this time.' }]
  }
  if (gift) {
    return [
      {
        paragraph: `By the refund policy of this course, ${amount} was due back to you, and you have turned it into a gift. Thank you: it helps people in Oregon and southwest Washington learn to listen to one another, and to themselves. Nothing goes back to your card.`,
      },
    ]
  }
  return [
    {
      paragraph: `${amount} goes back to the card that you paid with: ${percent === 100 ? 'all' : `${percent}%`} of the fee, as the refund policy of this course says. Banks take a few days, often five to ten, to show it.`,
    },
  ]
}

function stays({ lines }: ByPolicy): Block[] {
  const sum = (isFee: boolean) =>
    lines.reduce((cents, line) => cents + ((line.kind === 'FEE') === isFee ? line.staysCents : 0), 0)
  const [fee, given] = [sum(true), sum(false)]
  const sentences = [
    ...(fee > 0 ? [`${formatCents(fee)} of the fee stays with ORNCC.`] : []),
    ...(given > 0 ? [`What you gave as a gift, ${formatCents(given)}, stays a gift.`] : []),
  ]
  return sentences.length > 0 ? [{ paragraph: sentences.join(' ') }] : []
}

/** The same for the office, in a line. */
export function moneyNews({ back, gift }: MoneyDone): string | null {
  switch (back.kind) {
    case 'nothing':
      return null
    case 'undecided':
      return `${formatCents(back.paidCents)} was paid, and no rule says what goes back: it waits for the treasurer`
    case 'by_policy':
      if (gift) return `${formatCents(back.backCents)} was due back and was turned into a gift`
      return back.backCents === 0
        ? 'paid; by the policy nothing goes back'
        : `${formatCents(back.backCents)} goes back to the card`
  }
}
