import type { Tx } from '@/lib/db'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { queueMail } from '@/lib/mail'
import type { EffectOutcome, PaidLine } from '@/lib/payments/settle'
import { readSettings } from '@/lib/settings'
import { giftNewsEmail } from './emails'

/**
 * What a paid gift does beyond its payment and receipt: the office hears of it. The ledger's rows are payments' own, and
 * a gift is its order's line of kind GIFT.
 */
export async function recordGift(tx: Tx, line: PaidLine): Promise<EffectOutcome> {
  const { officeEmail } = await readSettings(tx)
  if (!officeEmail) {
    log.warn({ line: line.id }, 'no office address is set: nobody is told of a gift')
    return 'kept'
  }
  const { ref, payerName, email, isDemonstration } = line.order
  const news = {
    payerName,
    email,
    amountCents: line.amountCents,
    orderRef: ref,
    listUrl: `${env.SITE_URL}/staff/gifts`,
  }
  await queueMail(tx, {
    ...giftNewsEmail(news, isDemonstration ? 'Demonstration: no money has moved' : undefined),
    cause: `gift:${line.id}`,
    template: 'gift-news',
    to: officeEmail,
    replyTo: email,
  })
  return 'kept'
}
