import type { ApplicationState, ConflictKind } from '@/lib/db'
import { decisionOf, isUnderReview } from './application-state'
import { standingOf } from './standing'

/** What a reviewer still owes an application. */
export type Owed =
  | { kind: 'declaration' | 'scores' | 'times' | 'opening' | 'letter' }
  | { kind: 'vote'; closesAt: Date }

/** What one of them owes for all: it is told to each, and done by whoever comes first. */
export const isForOneOf = ({ kind }: Owed) => kind === 'times' || kind === 'opening' || kind === 'letter'

type Application = {
  personId: string
  state: ApplicationState
  reviews: readonly {
    reviewerId: string
    declaredAt: Date | null
    conflict: ConflictKind | null
    scoredAt: Date | null
  }[]
  rounds: readonly {
    closesAt: Date
    closedAt: Date | null
    outcome: string | null
    votes: readonly { voterId: string }[]
  }[]
  letter: { leavesAt: Date | null } | null
  interview: { startsAt: Date | null; times: readonly unknown[] } | null
}

/** What somebody still owes an application. Who is not assigned or recused owes nothing. */
export function owedBy(personId: string, application: Application): Owed[] {
  const { state, reviews, rounds, letter, interview } = application
  if (!isUnderReview(state)) return []
  const standing = standingOf(personId, application)
  const isCleared = standing === 'cleared'
  if (!isCleared && standing !== 'undeclared') return []
  if (decisionOf({ rounds })) return isCleared && !letter?.leavesAt ? [{ kind: 'letter' }] : []
  const owed: Owed[] = []
  if (!isCleared) owed.push({ kind: 'declaration' })
  if (isCleared && !reviews.find(({ reviewerId }) => reviewerId === personId)?.scoredAt) owed.push({ kind: 'scores' })
  const hasTalk = interview !== null && (interview.startsAt !== null || interview.times.length > 0)
  if (isCleared && state === 'INTERVIEW' && !hasTalk) owed.push({ kind: 'times' })
  const open = rounds.find(({ closedAt }) => closedAt === null)
  if (isCleared && state === 'VOTE' && !open) owed.push({ kind: 'opening' })
  if (open && !open.votes.some(({ voterId }) => voterId === personId)) {
    owed.push({ kind: 'vote', closesAt: open.closesAt })
  }
  return owed
}
