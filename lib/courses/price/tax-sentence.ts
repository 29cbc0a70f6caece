import type { LineKind } from '@/lib/db'
import { formatCents } from '@/lib/money'

type Bill = { lines: readonly { kind: LineKind }[]; totalCents: number; valueCents: number }

/**
 * What the receipt of a seat will say for taxes, in a plain sentence or two before it is paid: what is paid above the
 * value of the course is a gift (26 USC 6115). The receipt's own wording is lib/payments/receipt-wording.ts.
 */
export function taxSentence({ lines, totalCents, valueCents }: Bill): string {
  if (lines.every((line) => line.kind === 'FEE')) {
    return 'Your receipt will say that this pays for a course and is not a charitable contribution.'
  }
  const value = formatCents(valueCents)
  if (totalCents <= valueCents) {
    return `All of this is not more than the value of the course, which we estimate at ${value}. Your receipt will say so: nothing of it can be deductible.`
  }
  const above = formatCents(totalCents - valueCents)
  return `${above} of this is above the value of the course, which we estimate at ${value}, and is a gift. Your receipt will say that at most ${above} of this can be deductible.`
}
