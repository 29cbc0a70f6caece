import { LetterKind, type ReceiptKind } from '@/lib/db'
import { thanksFor } from '@/lib/payments/emails'
import { matchThanks } from './emails'

export type LetterFacts = {
  kind: LetterKind
  /** Whom it greets. */
  name: string
  /** Who paid: of a match the employer. */
  payerName: string
  amountCents: number
  /** What shares or things were given; null for money. */
  description: string | null
  fundName: string | null
  tribute: { kind: 'HONOR' | 'MEMORY'; honoree: string } | null
  /** The receipt that is true now; null when there is none any more. */
  receipt: { serial: number; kind: ReceiptKind; text: string; email: string | null } | null
  /** The newest receipt that is void. */
  voidedSerial: number | null
}

export type LetterWords = {
  paragraphs: string[]
  /** The receipt that stands under it, word for word. */
  receiptText: string | null
}

/** What a letter says, as it is true when it is printed. The words of the receipt under it are not written here. */
export function letterWords(facts: LetterFacts): LetterWords {
  switch (facts.kind) {
    case LetterKind.GIFT:
      return giftLetter(facts)
    case LetterKind.THANKS:
      return { paragraphs: [matchThanks({ name: facts.name, employer: facts.payerName })], receiptText: null }
    case LetterKind.CORRECTION:
      return correctionLetter(facts)
  }
}

function giftLetter({ amountCents, description, fundName, tribute, receipt }: LetterFacts): LetterWords {
  if (!receipt) throw new Error('A letter of thanks has no receipt')
  const isOnPaper = receipt.email === null
  const what = receipt.kind === 'DAF' ? 'acknowledgment' : 'receipt'
  const said = [
    thanksFor(receipt.kind, amountCents),
    description !== null && `You gave: ${description}.`,
    tribute && `It was given ${tribute.kind === 'HONOR' ? 'in honor of' : 'in memory of'} ${tribute.honoree}.`,
    fundName !== null && `It is set aside for this: ${fundName}.`,
    isOnPaper
      ? `Our ${what} stands below; please keep it.`
      : `Our ${what}, number ${receipt.serial}, has gone to ${receipt.email}.`,
  ]
  return {
    paragraphs: said.filter((paragraph) => typeof paragraph === 'string'),
    receiptText: isOnPaper ? receipt.text : null,
  }
}

function correctionLetter({ receipt, voidedSerial }: LetterFacts): LetterWords {
  const isVoid = voidedSerial === null ? '' : `Your receipt ${voidedSerial} is void: please do not use it any more.`
  const next = receipt ? 'The one below stands in for it; please keep it.' : 'No other stands in for it.'
  return {
    paragraphs: [`${isVoid} ${next}`.trim(), 'If this is not what you expected, write to us or call us.'],
    receiptText: receipt?.text ?? null,
  }
}
