import { type db, type Prisma, RegistrationState, type Tx } from '@/lib/db'

const over = [RegistrationState.CANCELLED, RegistrationState.EXPIRED]

/** Registrations of runs whose last session was before `since`. */
const ended = (since: Date) =>
  ({
    OR: [
      { run: { sessions: { some: {}, none: { endsAt: { gte: since } } } } },
      { run: { sessions: { none: {} } }, state: { in: over }, createdAt: { lt: since } },
    ],
  }) satisfies Prisma.RegistrationWhereInput

const written = {
  OR: [
    { pronouns: { not: null } },
    { accessNeeds: { not: null } },
    { zone: { not: null } },
    { cancelReason: { not: null } },
    { freeReason: { not: null } },
    { scholarship: { note: { not: null } } },
  ],
} satisfies Prisma.RegistrationWhereInput

const due = (since: Date) => ({ AND: [ended(since), written] }) satisfies Prisma.RegistrationWhereInput

export async function countSeatNotes(tx: Tx | typeof db, since: Date): Promise<number> {
  return tx.registration.count({ where: due(since) })
}

export async function listSeatNotes(tx: Tx | typeof db, since: Date) {
  return tx.registration.findMany({
    where: due(since),
    select: {
      name: true,
      pronouns: true,
      accessNeeds: true,
      cancelReason: true,
      freeReason: true,
      person: { select: { email: true } },
      scholarship: { select: { note: true } },
      run: { select: { slug: true, course: { select: { title: true } } } },
    },
    orderBy: { id: 'asc' },
  })
}

/** Takes out of ended registrations what people wrote to take part. Seats, prices and attendance are counted as before. */
export async function eraseSeatNotes(tx: Tx, since: Date): Promise<number> {
  const theirs = { registration: ended(since), note: { not: null } }
  const { count } = await tx.registration.updateMany({
    where: due(since),
    data: { pronouns: null, accessNeeds: null, zone: null, cancelReason: null, freeReason: null },
  })
  await tx.scholarshipRequest.updateMany({ where: theirs, data: { note: null } })
  return count
}
