import { notRecused } from '@/lib/board/standing'
import { db } from '@/lib/db'
import type { Reviewer, Staff } from '@/lib/people/granted'
import { isInMeeting } from './count-votes'

/** Votes on an application: the open one, with its count only for who has voted in it, and the results of those before. */
export async function readVotes({ personId }: Staff | Reviewer, applicationId: string) {
  const rounds = await db.boardRound.findMany({
    where: { application: { id: applicationId, ...notRecused(personId) } },
    orderBy: { openedAt: 'asc' },
  })
  const open = rounds.find(({ closedAt }) => closedAt === null)
  if (!open) return { open: null, closed: rounds.flatMap(result) }
  const [own, cast, counts] = await Promise.all([
    db.boardVote.findUnique({
      where: { roundId_voterId: { roundId: open.id, voterId: personId } },
      select: { choice: true },
    }),
    db.boardVote.count({ where: { roundId: open.id } }),
    db.boardVote.groupBy({
      by: ['choice'],
      where: { roundId: open.id, round: { votes: { some: { voterId: personId } } } },
      _count: true,
    }),
  ])
  const count = own && Object.fromEntries(counts.map(({ choice, _count }) => [choice, _count]))
  return {
    open: {
      id: open.id,
      closesAt: open.closesAt,
      isInMeeting: isInMeeting(open),
      own: own?.choice ?? null,
      cast,
      count,
    },
    closed: rounds.flatMap(result),
  }
}

type Round = Awaited<ReturnType<typeof db.boardRound.findMany>>[number]

function result({ id, closedAt, outcome, yes, no, abstain, voters, quorum, recused }: Round) {
  if (!closedAt || !outcome) return []
  return [
    {
      id,
      closedAt,
      outcome,
      yes: yes ?? 0,
      no: no ?? 0,
      abstain: abstain ?? 0,
      voters: voters ?? 0,
      quorum: quorum ?? 0,
      recused: recused ?? 0,
    },
  ]
}

/** Every vote that was closed, newest first, but for applications that whoever asks is recused from; of an erased one without it. */
export async function listDecisions({ personId }: Staff | Reviewer) {
  const rounds = await db.boardRound.findMany({
    where: { closedAt: { not: null }, OR: [{ applicationId: null }, { application: notRecused(personId) }] },
    include: { application: { select: { name: true, submittedAt: true, isDemonstration: true } } },
    orderBy: { closedAt: 'desc' },
  })
  return rounds.flatMap((round) => result(round).map((count) => ({ ...count, application: round.application })))
}
