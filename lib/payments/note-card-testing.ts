import type { Tx } from '@/lib/db'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { queueMail } from '@/lib/mail'
import { isDemonstration, readSettings } from '@/lib/settings'
import { cardTestingEmail } from './card-testing-email'

/** Held until the transaction ends by whoever counts failures and draws a conclusion from them. */
export async function lockCardTesting(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('card-testing', 0))`
}

/** Writes down that stolen cards are being tried since now and alerts the office, unless that is known already. */
export async function noteCardTesting(tx: Tx, now: Date): Promise<void> {
  const [begun] = await tx.cardTesting.createManyAndReturn({
    data: { startedAt: now },
    // Only one stands open at a time.
    skipDuplicates: true,
    select: { id: true },
  })
  if (!begun) return
  log.warn({ cardTesting: begun.id }, 'cards are being tried at the giving door')
  const settings = await readSettings(tx)
  if (!settings.officeEmail) return
  const notice = isDemonstration(settings) ? 'Demonstration: no money has moved' : undefined
  await queueMail(tx, {
    ...cardTestingEmail(`${env.SITE_URL}/staff/gifts#card-testing`, now, notice),
    cause: `card-testing:${begun.id}`,
    template: 'card-testing',
    to: settings.officeEmail,
  })
}
