import { db, Role, RunStatus } from '@/lib/db'
import { emailOf } from '@/lib/people/email-of'
import type { Staff } from '@/lib/people/granted'

/** Everybody who can lead a run: what is said of them, the runs ahead, and whether /trainer is open to them. */
export async function listTrainers(_: Staff, now = new Date()) {
  const trainers = await db.trainer.findMany({
    orderBy: [{ isRetired: 'asc' }, { name: 'asc' }],
    select: {
      id: true,
      slug: true,
      name: true,
      pronouns: true,
      certification: true,
      biography: true,
      isRetired: true,
      person: {
        select: {
          id: true,
          email: true,
          grants: { where: { role: Role.TRAINER, revokedAt: null }, select: { id: true } },
        },
      },
      _count: {
        select: {
          runs: { where: { run: { status: RunStatus.PUBLISHED, sessions: { some: { endsAt: { gt: now } } } } } },
        },
      },
    },
  })
  return trainers.map(({ person, _count, ...trainer }) => ({
    ...trainer,
    personId: person.id,
    email: emailOf(person),
    hasRole: person.grants.length > 0,
    runsAhead: _count.runs,
  }))
}

/** One trainer as their form shows them, or null. */
export async function findTrainer(_: Staff, slug: string) {
  return db.trainer.findUnique({
    where: { slug },
    select: {
      id: true,
      name: true,
      pronouns: true,
      certification: true,
      biography: true,
      isRetired: true,
      updatedAt: true,
    },
  })
}
