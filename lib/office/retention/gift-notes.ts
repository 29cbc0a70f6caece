import type { db, Prisma, Tx } from '@/lib/db'

const told = {
  OR: [{ notifyName: { not: null } }, { notifyEmail: { not: null } }, { message: { not: null } }],
} satisfies Prisma.TributeWhereInput

const due = (since: Date) =>
  ({
    createdAt: { lt: since },
    OR: [{ note: { not: null } }, { employer: { not: null } }, { tribute: { is: told } }],
  }) satisfies Prisma.OrderWhereInput

export async function countGiftNotes(tx: Tx | typeof db, since: Date): Promise<number> {
  return tx.order.count({ where: due(since) })
}

export async function listGiftNotes(tx: Tx | typeof db, since: Date) {
  return tx.order.findMany({
    where: due(since),
    select: {
      ref: true,
      createdAt: true,
      payerName: true,
      note: true,
      employer: true,
      tribute: { select: { honoree: true, notifyName: true, notifyEmail: true, message: true } },
    },
    orderBy: { createdAt: 'asc' },
  })
}

/** Takes out what stands beside gifts and no book needs. In whose honor they were given stays with the gift. */
export async function eraseGiftNotes(tx: Tx, since: Date): Promise<number> {
  const count = await countGiftNotes(tx, since)
  await tx.tribute.updateMany({
    where: { AND: [told, { order: { createdAt: { lt: since } } }] },
    data: { notifyName: null, notifyEmail: null, message: null },
  })
  await tx.order.updateMany({ where: due(since), data: { note: null, employer: null } })
  return count
}
