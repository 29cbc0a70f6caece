import { randomUUID } from 'node:crypto'
import { isoDay, taxYear } from '@/lib/dates'
import { db, OrderState, PaymentMethod } from '@/lib/db'
import { DAY_MS } from '@/lib/durations'
import { cardFeeOf } from '@/lib/giving/fee-cover'
import { giftLines } from '@/lib/giving/gift-lines'
import { openOrder } from '@/lib/payments/open-order'
import { issueReceipt } from '@/lib/payments/receipts'
import { yearEndStatements } from '@/lib/payments/statements/year-end-statements'
import { demonstrationSettings } from '@/lib/settings'
import { keepForNextStart } from '@/sandbox/sandbox'
import { begunEarlier } from '@/sandbox/stripe/begun-earlier'

type Given = {
  /** A fund's slug; the general fund where it is left out. */
  fund?: string
  coversFee?: boolean
  isAnonymous?: boolean
  honoree?: string
  note?: string
  /** The monthly gift of which it is one payment. */
  recurringGiftId?: string
  formKey?: string
  paymentIntentId?: string
  chargeId?: string
}

/**
 * Each gift: whose, how many days ago, cents, and what else was filled in. Two tax years, whenever today is, and one
 * gift long before.
 */
const gifts: [donor: number, daysAgo: number, cents: number, more?: Given][] = [
  [0, 2, 5_000, { fund: 'scholarships', coversFee: true }],
  [3, 5, 2_500, { fund: 'live-captions' }],
  [7, 12, 25_000, { fund: 'scholarships', isAnonymous: true }],
  [8, 14, 100_000, { fund: 'scholarships', honoree: 'Everybody who ever led a practice group' }],
  [13, 16, 40_000, { fund: 'live-captions', coversFee: true }],
  [11, 19, 10_000, { fund: 'scholarships', note: 'For the evenings in Eugene.' }],
  [4, 33, 7_550, { fund: 'scholarships' }],
  [5, 40, 60_000, { fund: 'live-captions', isAnonymous: true }],
  [0, 61, 5_000],
  [15, 90, 2_500],
  [22, 140, 50_000],
  [9, 366, 10_000],
  [0, 380, 5_000],
  [18, 401, 100_000],
  [26, 420, 3_000],
  [14, 1200, 6_000],
]

/** What stands in every database, as a campaign here, and a campaign that is made up. */
function fundsAt(now: Date) {
  return [
    {
      id: '019ab000-0000-7000-8000-000000000001',
      slug: 'scholarships',
      name: 'Scholarship fund',
      purpose: 'Places in courses for people who cannot pay the price. ORNCC chooses who receives one.',
      position: 1,
      goalCents: 400_000,
      endsOn: isoDay(new Date(now.getTime() + 60 * DAY_MS)),
      story: scholarshipStory,
    },
    {
      slug: 'live-captions',
      name: 'Live captions',
      purpose: 'A person who writes the captions, in one course of each level.',
      position: 2,
      goalCents: 100_000,
      endsOn: null,
      story: captionStory,
    },
  ]
}

const scholarshipStory = `A course costs what it costs to hold, and some of the people who would use it most cannot pay that. They ask for a scholarship in the form in which they take a seat. [How that works](/scholarships).

## What a gift does

- It makes the price of a seat smaller, or nothing.
- Nobody gives a reason or a proof, and the trainer does not know.
- ORNCC chooses who receives from the fund. A gift cannot be set aside for one named person.

*This story, its goal and its gifts are made up for the demonstration.*`

const captionStory = `Captions made by a machine mishear names, and feelings. A person who writes them hears both.

*This story, its goal and its gifts are made up for the demonstration.*`

type Donor = { id: string; name: string; email: string }

/**
 * Funds, and gifts with their payments and receipts, as Stripe's own would stand; their mails count as sent long ago. The
 * stand-in for Stripe, which keeps its state in `sandboxState`, knows the monthly gift too.
 */
export async function seedGifts(people: Donor[], now: Date, sandboxState?: string): Promise<void> {
  await db.fund.createMany({ data: fundsAt(now).map((fund) => ({ ...fund, isDemonstration: true })) })
  for (const [donor, daysAgo, amountCents, more] of gifts) {
    const person = people[donor]
    if (!person) throw new Error(`There is no person ${donor} to give`)
    await seedGift(person, new Date(now.getTime() - daysAgo * DAY_MS), amountCents, more)
  }
  const [, monthlyDonor] = people
  if (!monthlyDonor) throw new Error('There is nobody to give each month')
  await seedMonthlyGift(monthlyDonor, now, sandboxState)
  // Last year's statements are made; of the year of the oldest gift the treasurer can make them.
  await yearEndStatements({ taxYear: taxYear(now) - 1 }, now)
  await db.mailMessage.updateMany({ data: { state: 'SENT', sentAt: now } })
  await db.$executeRaw`DELETE FROM pgboss.job WHERE name = 'send-mail'`
}

/** Somebody who gives each month and covers the fee, in their fourth month. */
export async function seedMonthlyGift(person: Donor, now: Date, sandboxState: string | undefined): Promise<void> {
  const monthsAgo = (months: number) => {
    const at = new Date(now.getTime() - 10 * DAY_MS)
    at.setUTCDate(Math.min(at.getUTCDate(), 28))
    at.setUTCMonth(at.getUTCMonth() - months)
    // Stripe counts whole seconds.
    at.setUTCMilliseconds(0)
    return at
  }
  const [amountCents, feeCoverCents] = [2_500, 106]
  const { objects, subscriptionId, customerId, payments } = begunEarlier(
    {
      ...person,
      description: 'Monthly gift to ORNCC',
      totalCents: amountCents + feeCoverCents,
      metadata: { feeCoverCents: String(feeCoverCents) },
    },
    monthsAgo(3),
    now,
  )
  if (sandboxState) keepForNextStart(sandboxState, objects)
  const { id } = await db.recurringGift.create({
    data: {
      personId: person.id,
      payerName: person.name,
      interval: 'MONTH',
      amountCents,
      feeCoverCents,
      state: 'ACTIVE',
      subscriptionId,
      customerId,
      methodLabel: 'Visa ending in 4242',
      anchorAt: monthsAgo(3),
      nextChargeAt: monthsAgo(-1),
      readAt: now,
      createdAt: monthsAgo(3),
      isDemonstration: true,
    },
  })
  for (const [index, { invoiceId, paidAt, ...paid }] of payments.entries()) {
    const later = index > 0 ? { formKey: `invoice:${invoiceId}` } : {}
    await seedGift(person, paidAt, amountCents, { ...paid, ...later, recurringGiftId: id, coversFee: true })
  }
}

function seedGift(person: Donor, paidAt: Date, amountCents: number, given: Given = {}) {
  const { fund: slug, coversFee = false, isAnonymous = false, honoree, note, recurringGiftId } = given
  const { formKey = randomUUID(), paymentIntentId = `pi_demonstration_${formKey}`, chargeId = null } = given
  const methodLabel = 'Visa ending in 4242'
  return db.$transaction(async (tx) => {
    const fund = slug ? await tx.fund.findUniqueOrThrow({ where: { slug } }) : null
    const lines = giftLines(
      { amountCents, coversFee, frequency: recurringGiftId ? 'monthly' : 'once' },
      fund,
      cardFeeOf(demonstrationSettings),
    )
    const totalCents = lines.reduce((sum, line) => sum + line.amountCents, 0)
    const opened = await openOrder(tx, {
      personId: person.id,
      payerName: person.name,
      formKey,
      lines,
      isAnonymous,
      note: note ?? null,
      ...(recurringGiftId ? { recurringGiftId } : {}),
      isDemonstration: true,
    })
    if (honoree) await tx.tribute.create({ data: { orderId: opened.id, kind: 'HONOR', honoree } })
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
        amountCents: totalCents,
        feeCents: Math.round(totalCents * 0.029) + 30,
        paymentIntentId,
        chargeId,
        occurredAt: paidAt,
      },
      select: { id: true },
    })
    await issueReceipt(tx, payment.id)
  })
}
