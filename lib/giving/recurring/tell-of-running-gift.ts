import type { Tx } from '@/lib/db'
import { queueMail } from '@/lib/mail'
import { LIVE } from '@/lib/payments/follow-subscription'
import { readRecurringFacts } from '@/lib/payments/recurring-gift-facts'
import { readSettings } from '@/lib/settings'
import { runningGiftEmail } from './emails'

/**
 * Where somebody begins a recurring gift and has one that runs, they are mailed the way to it instead, once a form: it is
 * there that the amount is changed, and nobody is charged twice. False when none runs.
 */
export async function tellOfRunningGift(tx: Tx, personId: string, formKey: string): Promise<boolean> {
  const running = await tx.recurringGift.findFirst({ where: { personId, state: { in: LIVE } }, select: { id: true } })
  if (!running) return false
  const facts = await readRecurringFacts(tx, running.id)
  const { officeEmail } = await readSettings(tx)
  await queueMail(tx, {
    ...runningGiftEmail(facts),
    cause: `running-gift:${formKey}`,
    template: 'running-gift',
    to: facts.email,
    replyTo: officeEmail,
  })
  return true
}
