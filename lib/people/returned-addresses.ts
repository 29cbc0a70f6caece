import { db } from '@/lib/db'

/** Those of these addresses from which mail comes back, and what was noted of each. */
export async function returnedAmong(addresses: readonly string[]) {
  return db.returnedAddress.findMany({
    where: { address: { in: [...addresses] } },
    select: { address: true, reason: true, notedAt: true },
  })
}
