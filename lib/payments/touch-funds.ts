import type { Tx } from '@/lib/db'
import { touch } from '@/lib/page-tags'

/** Says, to the pages that show how a fund stands, that something of a payment has come to it or gone from it. */
export async function touchFunds(tx: Tx, paymentId: string): Promise<void> {
  const funds = await tx.fund.findMany({
    where: { orderLines: { some: { order: { payments: { some: { id: paymentId } } } } } },
    select: { slug: true },
  })
  if (funds.length > 0)
    await touch(
      tx,
      funds.map(({ slug }) => `fund:${slug}` as const),
    )
}
