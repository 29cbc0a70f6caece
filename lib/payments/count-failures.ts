import { db, LineKind, OrderState, type Tx } from '@/lib/db'
import { MINUTE_MS } from '@/lib/durations'
import { env } from '@/lib/env'
import {
  type DoorState,
  doorState,
  isTried,
  type SenderFailures,
  UNPAID_AFTER_MINUTES,
  WINDOW_MINUTES,
} from './card-testing'
import { senderKeyOf } from './remember-sender'

/** What the door asks of whoever comes from this network address now. One statement: at a calm door that is all. */
export async function doorFor(address: string, now = new Date()): Promise<DoorState> {
  return doorState(await failuresLately(db, now), senderKeyOf(address), env.RATE_LIMIT_FACTOR)
}

/** Whether stolen cards are being tried here now. */
export async function isTriedNow(tx: Tx, now: Date): Promise<boolean> {
  return isTried(await failuresLately(tx, now), env.RATE_LIMIT_FACTOR)
}

/**
 * What failed in the last hour, by sender, and not before the door was last opened by hand. A seat that was held and left
 * unpaid is no failure: that happens every day, and there are only so many seats.
 */
export function failuresLately(tx: Tx | typeof db, now: Date): Promise<SenderFailures[]> {
  const since = new Date(now.getTime() - WINDOW_MINUTES * MINUTE_MS)
  const left = new Date(now.getTime() - UNPAID_AFTER_MINUTES * MINUTE_MS)
  return tx.$queryRaw`
    WITH opened AS (SELECT max("endedAt") AS at FROM "CardTesting" WHERE "openedBy" IS NOT NULL),
    failed AS (
      SELECT f."senderKey", f."at", 1 AS declined, 0 AS unpaid FROM "CardFailure" f WHERE f."at" > ${since}
      UNION ALL
      SELECT s."senderKey", s."at", 0, 1 FROM "CheckoutSender" s JOIN "Order" o ON o."id" = s."orderId"
      WHERE s."at" > ${since} AND s."at" <= ${left} AND o."state" <> ${OrderState.PAID}::"OrderState"
        AND NOT EXISTS (
          SELECT FROM "OrderLine" l WHERE l."orderId" = o."id" AND l."kind" = ${LineKind.FEE}::"LineKind"))
    SELECT "senderKey", sum(declined)::int AS declined, sum(unpaid)::int AS unpaid
    FROM failed, opened WHERE opened.at IS NULL OR failed."at" > opened.at
    GROUP BY "senderKey"`
}
