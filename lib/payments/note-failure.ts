import { db, StripeEventState } from '@/lib/db'
import { log, withoutAddresses } from '@/lib/log'
import type { Notice } from './stripe'

const MOST_CHARACTERS = 500

/**
 * Leaves a trace of news that we could not take in. What it began is rolled back, so this is a small write of its own;
 * where even that fails, the log has both. An event that had been taken in before stays so.
 */
export async function noteFailure(notice: Notice, error: unknown, now = new Date()): Promise<void> {
  const { id, type, livemode, objectId, createdAt } = notice
  const { type: name, message } = withoutAddresses(error)
  const last = message.trim().split('\n').at(-1) ?? ''
  const failure = { lastFailure: `${name}: ${last}`.slice(0, MOST_CHARACTERS), failedAt: now }
  try {
    await db.stripeEvent.upsert({
      where: { id },
      create: { id, type, livemode, objectId, createdAt, state: StripeEventState.FAILED, failures: 1, ...failure },
      update: { failures: { increment: 1 }, ...failure },
    })
  } catch (second) {
    log.error({ err: second, event: id }, 'a failure could not be noted')
  }
}
