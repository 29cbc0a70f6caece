import { ReceiptKind, TributeKind } from '@/lib/db'
import { type Block, composeEmail, type Email } from '@/lib/email'
import { formatCents } from '@/lib/money'
import { type MoneyTaskFacts, sayMoneyTask } from './money-task-words'
import { DEMONSTRATION_NOTICE } from './receipt-wording'

/** A receipt as a mail about it needs it. */
export type IssuedReceipt = {
  id: string
  serial: number
  kind: ReceiptKind
  /** Whom it greets: who paid, or who recommended a fund's grant. */
  name: string
  /** Null for who has none: the receipt goes with a letter. */
  email: string | null
  amountCents: number
  text: string
  issuedAt: Date
  /** The donor's own page; null where the mail goes to another address than theirs. */
  donorHref: string | null
  isDemonstration: boolean
}

/** What became of a payment's receipt when something of the payment went back, or came back. */
export type Correction = {
  /** The number of the receipt that is void now; null when there was none to void. */
  voidedSerial: number | null
  /** The one that stands in for it; null when nothing was kept. */
  replacement: IssuedReceipt | null
  /** Whom it concerns. */
  payer: { paymentId: string; name: string; email: string | null; orderRef: string; isDemonstration: boolean }
}

/** Thanks, and the receipt word for word as it is kept. Who named an employer is reminded that it may match the gift. */
export function receiptEmail(
  { kind, name, amountCents, text, isDemonstration, donorHref }: IssuedReceipt,
  employer: string | null = null,
  more: readonly Block[] = [],
): Email {
  return composeEmail(
    receiptSubject(kind, amountCents),
    [
      { greeting: name },
      { paragraph: thanksFor(kind, amountCents) },
      { paragraph: isDemonstration ? 'A real one would read like this:' : keepThis(kind) },
      { paper: text },
      ...more,
      ...(employer ? [{ paragraph: matchingReminder(employer), typed: [employer] }] : []),
      ...ownPage(donorHref),
      { paragraph: 'If anything in it is not right, answer this mail and we will look into it.' },
    ],
    isDemonstration ? DEMONSTRATION_NOTICE : undefined,
  )
}

/** It opens all that they ever gave, so it goes to their own address alone. */
export function ownPage(href: string | null | undefined): Block[] {
  return href ? [{ link: { label: 'Your gifts and receipts, at an address that is yours alone', href } }] : []
}

type Dedication = { kind: TributeKind; honoree: string; notifyName: string | null }

/** To whom a gift is dedicated, and whom we tell of it. The receipt itself has no place for it. */
export function tributeBlocks(tribute: Dedication | null): Block[] {
  if (!tribute) return []
  const { kind, honoree, notifyName } = tribute
  const given = `You have given it in ${kind === TributeKind.MEMORY ? 'memory' : 'honor'} of ${honoree}.`
  const told = notifyName ? ` We have written to ${notifyName}, without saying how much it is.` : ''
  return [{ paragraph: `${given}${told}`, typed: [honoree, notifyName ?? ''] }]
}

function matchingReminder(employer: string): string {
  return `One more thing that only you can do: you named ${employer} as your employer. If it matches gifts, its form will ask for what stands on this receipt, our EIN among it. People who look after benefits or giving there can say.`
}

function keepThis(kind: ReceiptKind): string {
  return kind === ReceiptKind.DAF ? 'This is our acknowledgment:' : 'This is your receipt; please keep it.'
}

function receiptSubject(kind: ReceiptKind, amountCents: number): string {
  if (kind === ReceiptKind.DAF) return 'The grant that you recommended has reached ORNCC'
  if (kind === ReceiptKind.NON_CASH) return 'Your receipt from ORNCC'
  return `Your receipt from ORNCC for ${formatCents(amountCents)}`
}

/** A word of thanks, of each kind its own. */
export function thanksFor(kind: ReceiptKind, amountCents: number): string {
  const amount = formatCents(amountCents)
  const helps =
    'and it helps people in Oregon and southwest Washington learn to listen to one another, and to themselves.'
  switch (kind) {
    case ReceiptKind.FEE:
      return `Thank you. Your payment of ${amount} has reached us.`
    case ReceiptKind.MIXED:
      return `Thank you. Your payment of ${amount} has reached us, ${helps}`
    case ReceiptKind.GIFT:
      return `Thank you. Your gift of ${amount} has reached us, ${helps}`
    case ReceiptKind.DAF:
      return `Thank you. The grant of ${amount} that you recommended has reached us, ${helps}`
    case ReceiptKind.IRA:
      return `Thank you. Your gift of ${amount} from your IRA has reached us, ${helps}`
    case ReceiptKind.NON_CASH:
      return `Thank you. What you have given has reached us, ${helps}`
  }
}

/**
 * Why a receipt is corrected: its money goes back to the card (`to_card`), has gone back (`gone_back`: made at Stripe, or
 * by hand), could not go back (`failed`), came back to us from the payer's bank (`dispute_won`), or never moved, since the
 * payment had been entered by mistake (`entered_wrongly`).
 */
export type CorrectionCause = 'to_card' | 'gone_back' | 'failed' | 'dispute_won' | 'entered_wrongly'

/** What goes back, and the receipt that is true now. */
export function correctionEmail(correction: Correction, cause: CorrectionCause, amountCents: number): Email {
  const { payer, voidedSerial, replacement } = correction
  const amount = formatCents(amountCents)
  const goes = cause === 'gone_back' ? 'has gone back to you' : 'goes back to your card'
  const subject =
    cause === 'failed'
      ? `${amount} could not go back to your card`
      : replacement || voidedSerial === null
        ? 'Your corrected receipt from ORNCC'
        : `Your receipt ${voidedSerial} is void${cause === 'entered_wrongly' ? '' : `; ${amount} ${goes}`}`
  return composeEmail(
    subject,
    [
      { greeting: payer.name },
      { paragraph: whatHappened(cause, amount) },
      ...correctionBlocks(correction),
      ...ownPage(replacement?.donorHref),
      { paragraph: `A question? Answer this mail and name order ${payer.orderRef}.` },
    ],
    payer.isDemonstration ? DEMONSTRATION_NOTICE : undefined,
  )
}

function whatHappened(cause: CorrectionCause, amount: string): string {
  switch (cause) {
    case 'to_card':
      return `${amount} goes back to the card that you paid with. Banks take a few days, often five to ten, to show it. You need to do nothing.`
    case 'gone_back':
      return `We have given ${amount} back to you. Where it went to your card, banks take a few days, often five to ten, to show it.`
    case 'failed':
      return `We wanted to give ${amount} back to you, and your card did not take it. It is still yours: we write to you about another way. Until then it is here, and the receipt has to say so.`
    case 'entered_wrongly':
      return 'We had entered a gift from you that was a mistake of ours. No money has moved.'
    case 'dispute_won':
      return `Your bank has left ${amount} with us after all.`
  }
}

/** What a mail says of the receipt: for those who tell the rest in a mail of their own. */
export function correctionBlocks({ voidedSerial, replacement }: Correction): Block[] {
  if (!replacement) {
    return voidedSerial === null
      ? []
      : [{ paragraph: `Your receipt ${voidedSerial} is void: please do not use it any more.` }]
  }
  const voided = voidedSerial === null ? '' : `Your receipt ${voidedSerial} is void. `
  const shown = replacement.isDemonstration
    ? 'A real receipt in its place would read like this:'
    : 'This one stands in for it; please keep it:'
  return [{ paragraph: `${voided}${shown}` }, { paper: replacement.text }]
}

/** For the office: something about money waits for the treasurer. */
export function moneyTaskEmail(task: MoneyTaskFacts & { deskHref: string }, notice?: string): Email {
  const { title, todo } = sayMoneyTask(task.kind)
  return composeEmail(
    `${title}: ${formatCents(task.amountCents)}, order ${task.orderRef}`,
    [
      { paragraph: todo },
      {
        facts: [
          ['Amount', formatCents(task.amountCents)],
          ['Order', task.orderRef],
          ['Name', task.payerName],
          ['Email', task.email ?? 'none: write by post'],
        ],
      },
      { link: { label: 'What waits for the treasurer', href: task.deskHref } },
    ],
    notice,
  )
}
