import { db } from '@/lib/db'
import type { Staff } from '@/lib/people/granted'

/** Stops a code; a second press does nothing. Whoever holds a seat with it keeps the price that they were shown. */
export async function stopDiscount(staff: Staff, id: string, now = new Date()): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.discountCode.updateMany({ where: { id, stoppedAt: null }, data: { stoppedAt: now } })
    if (count === 0) return
    await tx.auditEntry.create({
      data: { actor: `person:${staff.personId}`, action: 'discount.stopped', subject: `discount:${id}` },
    })
  })
}

/** Lets a code that was stopped be used again, within its limits. */
export async function letDiscountGoOn(staff: Staff, id: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.discountCode.updateMany({
      where: { id, stoppedAt: { not: null } },
      data: { stoppedAt: null },
    })
    if (count === 0) return
    await tx.auditEntry.create({
      data: { actor: `person:${staff.personId}`, action: 'discount.goes_on', subject: `discount:${id}` },
    })
  })
}
