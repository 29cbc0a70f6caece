import { type LockedApplication, lockApplication, openRoundOf, votersOf } from '@/lib/board/lock-application'
import { db, type Tx } from '@/lib/db'
import { countVotes } from './count-votes'

/** Closes the open vote of a locked application when nobody is left to be waited for. */
export async function closeIfAllVoted(tx: Tx, application: LockedApplication, now: Date): Promise<void> {
  const round = openRoundOf(application)
  if (!round) return
  const voters = votersOf(application)
  const cast = await tx.boardVote.count({ where: { roundId: round.id, voterId: { in: voters } } })
  if (voters.length > 0 && cast === voters.length) await closeRound(tx, application, now)
}

/** Counts the open vote of a locked application; from then on its result stands. */
export async function closeRound(tx: Tx, application: LockedApplication, now: Date, actor = 'board'): Promise<void> {
  const round = openRoundOf(application)
  if (!round) return
  const voters = votersOf(application)
  const votes = await tx.boardVote.findMany({
    where: { roundId: round.id, voterId: { in: voters } },
    select: { choice: true },
  })
  const count = countVotes(
    votes.map(({ choice }) => choice),
    voters.length,
    round.quorumRule,
  )
  const recused = application.reviews.filter(({ conflict }) => conflict !== null).length
  await tx.boardRound.update({ where: { id: round.id }, data: { ...count, recused, closedAt: now } })
  await tx.auditEntry.create({
    data: {
      actor,
      action: 'application.vote-closed',
      subject: `application:${application.id}`,
      details: { ...count, recused },
    },
  })
}

/** Closes every vote whose deadline has passed; run as a job. */
export async function closeDueVotes(now = new Date()): Promise<void> {
  const due = { closedAt: null, closesAt: { lte: now } }
  const applications = await db.boardApplication.findMany({ where: { rounds: { some: due } }, select: { id: true } })
  for (const { id } of applications) {
    await db.$transaction(async (tx) => {
      const application = await lockApplication(tx, id)
      const round = application && openRoundOf(application)
      // Another run of this job, or the last voter, may have been faster; and a later vote is not due yet.
      if (round && round.closesAt <= now) await closeRound(tx, application, now)
    })
  }
}
