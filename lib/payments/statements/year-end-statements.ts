import { db } from '@/lib/db'
import { log } from '@/lib/log'
import { countedReceipts } from './counted-receipts'
import { dueYear } from './statement-state'
import { writeStatement } from './write-statement'

/**
 * Makes and mails the first statements of a year that is over, for every donor of it who has none: of `taxYear` where the
 * treasurer asks, else of last year, in January. And corrects, at any time, those that are not true any more. An hourly job;
 * a second run finds nothing left to do.
 */
export async function yearEndStatements(asked: { taxYear?: number | undefined } = {}, now = new Date()): Promise<void> {
  const taxYear = asked.taxYear ?? dueYear(now)
  const missing = taxYear === null ? [] : await donorsWithout(taxYear)
  let failed = 0
  for (const due of [...missing, ...(await outdated())]) {
    try {
      await db.$transaction((tx) => writeStatement(tx, due.personId, due.taxYear, now))
    } catch (error) {
      // One donor's trouble is not to keep the others' statements back.
      failed += 1
      log.error({ err: error, ...due }, 'a statement could not be made')
    }
  }
  if (failed > 0) throw new Error(`${failed} statements could not be made`)
}

async function donorsWithout(taxYear: number): Promise<{ personId: string; taxYear: number }[]> {
  const people = await db.person.findMany({
    where: {
      orders: { some: { payments: { some: { receipts: { some: countedReceipts(taxYear) } } } } },
      statements: { none: { taxYear } },
    },
    select: { id: true },
  })
  return people.map(({ id }) => ({ personId: id, taxYear }))
}

/** Newest statements of which a receipt is void, or another donor's by now, or beside which there is another one. */
function outdated(): Promise<{ personId: string; taxYear: number }[]> {
  return db.$queryRaw`
    WITH newest AS (
      SELECT DISTINCT ON ("personId", "taxYear") "personId", "taxYear", "serials" FROM "Statement"
      ORDER BY "personId", "taxYear", "revision" DESC),
    counted AS (
      SELECT r."serial", r."taxYear", o."personId"
      FROM "Receipt" r JOIN "Payment" p ON p."id" = r."paymentId" JOIN "Order" o ON o."id" = p."orderId"
      WHERE r."voidedAt" IS NULL AND r."kind" IN ('GIFT', 'MIXED'))
    SELECT n."personId", n."taxYear" FROM newest n
    WHERE n."serials" IS DISTINCT FROM ARRAY(
      SELECT c."serial" FROM counted c WHERE c."personId" = n."personId" AND c."taxYear" = n."taxYear" ORDER BY 1)`
}
