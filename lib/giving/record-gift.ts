import { LineKind, type Tx } from '@/lib/db'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { queueMail } from '@/lib/mail'
import type { EffectOutcome, PaidLine } from '@/lib/payments/effects'
import { readSettings } from '@/lib/settings'
import { giftNewsEmail, tributeEmail } from './emails'

/**
 * What a paid gift does beyond its payment and receipt: whoever is to hear of a dedication hears of it, and the office is
 * told. The ledger's rows are payments' own, and a gift is its order's line of kind GIFT.
 */
export async function recordGift(tx: Tx, line: PaidLine): Promise<EffectOutcome> {
  const gift = await readGift(tx, line.id)
  const { payerName, isDemonstration } = line.order
  const { officeEmail } = await readSettings(tx)
  const notice = isDemonstration ? 'Demonstration: no money has moved' : undefined
  if (gift.tribute?.notifyName && gift.tribute.notifyEmail) {
    const { id, notifyName, notifyEmail } = gift.tribute
    await queueMail(tx, {
      ...tributeEmail({ ...gift.tribute, notifyName, payerName }, notice),
      cause: `tribute:${id}`,
      template: 'tribute',
      to: notifyEmail,
      // Never the donor's own address: an answer must not lead to it.
      replyTo: officeEmail,
    })
  }
  if (!officeEmail) {
    log.warn({ line: line.id }, 'no office address is set: nobody is told of a gift')
    return 'kept'
  }
  const news = {
    ...gift,
    payerName,
    email: line.order.email,
    amountCents: line.amountCents,
    orderRef: line.order.ref,
    fundName: gift.fund?.name ?? null,
    listUrl: `${env.SITE_URL}/staff/gifts`,
  }
  await queueMail(tx, {
    ...giftNewsEmail(news, notice),
    cause: `gift:${line.id}`,
    template: 'gift-news',
    to: officeEmail,
    replyTo: line.order.email,
  })
  return 'kept'
}

async function readGift(tx: Tx, lineId: string) {
  const { fund, order } = await tx.orderLine.findUniqueOrThrow({
    where: { id: lineId },
    select: {
      fund: { select: { name: true } },
      order: {
        select: {
          employer: true,
          note: true,
          isAnonymous: true,
          tribute: true,
          lines: { where: { kind: LineKind.FEE_COVER }, select: { amountCents: true } },
        },
      },
    },
  })
  const { lines, ...rest } = order
  return { ...rest, fund, feeCoverCents: lines.reduce((sum, { amountCents }) => sum + amountCents, 0) }
}
