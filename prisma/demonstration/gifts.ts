import { randomUUID } from 'node:crypto'
import { db, LineKind, OrderState, PaymentMethod } from '@/lib/db'
import { openOrder } from '@/lib/payments/open-order'
import { issueReceipt } from '@/lib/payments/receipts'

const DAY = 24 * 3600 * 1000
/** Each gift: whose, how many days ago, and cents. Two tax years, whenever today is. */
const gifts: [donor: number, daysAgo: number, cents: number][] = [
  [0, 2, 5_000],
  [3, 5, 2_500],
  [7, 12, 25_000],
  [11, 19, 10_000],
  [4, 33, 7_550],
  [0, 61, 5_000],
  [15, 90, 2_500],
  [22, 140, 50_000],
  [9, 366, 10_000],
  [0, 380, 5_000],
  [18, 401, 100_000],
  [26, 420, 3_000],
]

/** Gifts with their payments and receipts, as Stripe's own would stand; their mails count as sent long ago. */
export async function seedGifts(people: { id: string; name: string; email: string }[], now: Date): Promise<void> {
  for (const [index, [donor, daysAgo, amountCents]] of gifts.entries()) {
    const person = people[donor]
    if (!person) throw new Error(`There is no person ${donor} to give`)
    await seedGift(person, new Date(now.getTime() - daysAgo * DAY), amountCents, index)
  }
  await db.mailMessage.updateMany({ data: { state: 'SENT', sentAt: now } })
  await db.$executeRaw`DELETE FROM pgboss.job WHERE name = 'send-mail'`
}

function seedGift(
  person: { id: string; name: string; email: string },
  paidAt: Date,
  amountCents: number,
  index: number,
) {
  const lines = [{ kind: LineKind.GIFT, description: 'Gift to ORNCC', amountCents, fairMarketValueCents: 0 }]
  const methodLabel = 'Visa ending in 4242'
  return db.$transaction(async (tx) => {
    const opened = await openOrder(tx, {
      personId: person.id,
      payerName: person.name,
      formKey: randomUUID(),
      lines,
      isDemonstration: true,
    })
    const order = await tx.order.update({
      where: { id: opened.id },
      data: { state: OrderState.PAID, createdAt: paidAt },
      select: { id: true, ref: true },
    })
    const payment = await tx.payment.create({
      data: {
        orderId: order.id,
        method: PaymentMethod.STRIPE,
        methodLabel,
        amountCents,
        feeCents: Math.round(amountCents * 0.029) + 30,
        paymentIntentId: `pi_demonstration_${index}`,
        occurredAt: paidAt,
      },
      select: { id: true },
    })
    await issueReceipt(tx, payment.id)
  })
}
