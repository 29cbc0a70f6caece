import { type db, RegistrationState, type Tx } from '@/lib/db'

/** Where a registration stands on the waiting list of its run; null when it is not on it. */
export async function placeInLine(
  tx: Tx | typeof db,
  registrationId: string,
): Promise<{ place: number; total: number } | null> {
  const own = await tx.registration.findUnique({
    where: { id: registrationId, state: RegistrationState.WAITLISTED },
    select: { runId: true, waitlistSeq: true },
  })
  if (!own || own.waitlistSeq === null) return null
  const list = { runId: own.runId, state: RegistrationState.WAITLISTED }
  const [place, total] = [
    await tx.registration.count({ where: { ...list, waitlistSeq: { lte: own.waitlistSeq } } }),
    await tx.registration.count({ where: list }),
  ]
  return { place, total }
}
