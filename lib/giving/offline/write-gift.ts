import { HOME_ZONE } from '@/lib/dates'
import { LetterKind, LineKind, OrderState, type Tx } from '@/lib/db'
import { queueMail } from '@/lib/mail'
import { writtenTo } from '@/lib/payments/letters'
import { openOrder } from '@/lib/payments/open-order'
import { issueReceipt } from '@/lib/payments/receipts'
import { isDemonstration, readSettings } from '@/lib/settings'
import { instantOf } from '@/lib/wall-time'
import { matchThanksEmail } from './emails'
import type { Look } from './look-at-gift'
import { giftDay, methodLabel, type OfflineGift, payerName, throughName } from './offline-gift'

type Entry = {
  gift: OfflineGift
  fund: Look['fund']
  donorId: string
  employeeId: string | null
  /** One order a key. */
  formKey: string
  /** Who enters it, as the books show them. */
  enteredBy: string
  /** And as the audit names them. */
  actor: string
}

/**
 * Writes one gift that came without a card: order, line and payment, its receipt with its mail, and the letters that wait to
 * be printed: for whoever has a postal address, and so for everybody without an email. Where nobody knows who gave it there
 * is neither. Never twice for one key.
 */
export async function writeGift(tx: Tx, entry: Entry): Promise<{ orderRef: string }> {
  const { gift, fund, donorId, formKey, enteredBy, actor } = entry
  const settings = await readSettings(tx)
  const amountCents = gift.amountCents ?? 0
  const opened = await openOrder(tx, {
    personId: donorId,
    payerName: payerName(gift),
    throughName: throughName(gift),
    formKey,
    lines: [
      {
        kind: LineKind.GIFT,
        description: gift.description ?? (fund ? `Gift to ORNCC: ${fund.name}` : 'Gift to ORNCC'),
        amountCents,
        isNonCash: gift.amountCents === null,
        fundId: fund?.id ?? null,
      },
    ],
    // Who has written a check has not been asked whether a page may name them.
    isAnonymous: true,
    isDemonstration: isDemonstration(settings),
  })
  const order = await tx.order.update({
    where: { id: opened.id },
    data: { state: OrderState.PAID, ...(gift.tribute ? { tribute: { create: gift.tribute } } : {}) },
    select: { id: true, ref: true, payerName: true, throughName: true },
  })
  const payment = await tx.payment.create({
    data: {
      orderId: order.id,
      method: gift.method,
      methodLabel: methodLabel(gift),
      amountCents,
      receivedOn: gift.receivedOn,
      postmarkedOn: gift.postmarkedOn,
      reference: gift.reference,
      enteredBy,
      occurredAt: noonOf(giftDay(gift)),
    },
    select: { id: true },
  })
  if (!gift.isUnnamed) await issueReceipt(tx, payment.id)
  await addLetter(tx, LetterKind.GIFT, payment.id, donorId, writtenTo(gift.method, order))
  if (entry.employeeId !== null && gift.employee) await thankEmployee(tx, entry.employeeId, gift, payment.id)
  await tx.auditEntry.create({
    data: {
      actor,
      action: 'enter-gift',
      subject: `payment:${payment.id}`,
      details: { order: order.ref, method: gift.method, amountCents },
    },
  })
  return { orderRef: order.ref }
}

/** Noon, so that the day is the same in every zone that a report may be printed in. */
function noonOf(day: string): Date {
  const noon = instantOf(`${day}T12:00`, HOME_ZONE)
  if (!noon.ok) throw new Error(`${day} has no noon`)
  return noon.instant
}

async function addLetter(tx: Tx, kind: LetterKind, paymentId: string, personId: string, name: string): Promise<void> {
  const reachable = await tx.person.count({ where: { id: personId, postalAddress: { not: null } } })
  if (reachable > 0) await tx.letter.create({ data: { kind, paymentId, personId, name } })
}

/** The receipt of a match is the employer's; whose gift it matches is thanked. */
async function thankEmployee(tx: Tx, employeeId: string, gift: OfflineGift, paymentId: string): Promise<void> {
  const employee = await tx.person.findUniqueOrThrow({ where: { id: employeeId }, select: { email: true } })
  const name = gift.employee?.name ?? ''
  await addLetter(tx, LetterKind.THANKS, paymentId, employeeId, name)
  if (employee.email === null) return
  const settings = await readSettings(tx)
  const notice = isDemonstration(settings) ? 'Demonstration: no money has moved' : undefined
  await queueMail(tx, {
    ...matchThanksEmail({ name, employer: gift.donor.name }, notice),
    cause: `match-thanks:${paymentId}`,
    template: 'match-thanks',
    to: employee.email,
    replyTo: settings.officeEmail,
  })
}
