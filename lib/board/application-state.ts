import { ApplicationState } from '@/lib/db'

/** The states in which an application is over; in all others it is open, and its person may not send a second one. */
export const closedStates = [
  ApplicationState.ACCEPTED,
  ApplicationState.DECLINED,
  ApplicationState.WITHDRAWN,
  ApplicationState.LAPSED,
] as const

const words: Record<ApplicationState, string> = {
  SUBMITTED: 'Received',
  SCREENING: 'Being read',
  INTERVIEW: 'In conversation',
  VOTE: 'Before the board',
  PAUSED: 'Paused',
  ACCEPTED: 'Accepted',
  DECLINED: 'Declined',
  WITHDRAWN: 'Withdrawn',
  LAPSED: 'Closed without a decision',
}

/** The state as people read it. */
export function stateInWords(state: ApplicationState): string {
  return words[state]
}

/** The way of an application. From each of its stations it may also be paused, withdrawn, and lapse. */
const onward: Partial<Record<ApplicationState, readonly ApplicationState[]>> = {
  SUBMITTED: ['SCREENING'],
  SCREENING: ['INTERVIEW'],
  INTERVIEW: ['VOTE'],
  VOTE: ['ACCEPTED', 'DECLINED'],
}

export type Standpoint = { state: ApplicationState; pausedFrom: ApplicationState | null }

/** Whether an application that stands here may go there. A paused one returns to the state it left, or ends without a decision. */
export function canMove({ state, pausedFrom }: Standpoint, to: ApplicationState): boolean {
  const endsUndecided = to === 'WITHDRAWN' || to === 'LAPSED'
  if (state === 'PAUSED') return to === pausedFrom || endsUndecided
  const next = onward[state]
  return next !== undefined && (next.includes(to) || to === 'PAUSED' || endsUndecided)
}

/** Where a press may move it: to no end. Those a letter makes, or the applicant. */
export function movesFrom(from: Standpoint): ApplicationState[] {
  return Object.values(ApplicationState).filter((to) => !isClosed(to) && canMove(from, to))
}

export function isClosed(state: ApplicationState): boolean {
  return closedStates.some((closed) => closed === state)
}

/** Whether reviewers work on it: open, and not resting. */
export function isUnderReview(state: ApplicationState): boolean {
  return !isClosed(state) && state !== 'PAUSED'
}

/** Whether its applicant has heard nothing yet but that it has arrived. Resting says nothing to them. */
export function isUnheard({ state, pausedFrom }: Standpoint): boolean {
  const stands = pausedFrom ?? state
  return stands === 'SUBMITTED' || stands === 'SCREENING'
}

type Decided = { rounds: readonly { outcome: string | null }[] }

/** What the board has decided, if it has. */
export function decisionOf({ rounds }: Decided): 'ACCEPTED' | 'DECLINED' | null {
  if (rounds.some(({ outcome }) => outcome === 'ACCEPT')) return 'ACCEPTED'
  return rounds.some(({ outcome }) => outcome === 'DECLINE') ? 'DECLINED' : null
}

/** Whether what reviewers say of it still counts: under review, and not decided. */
export function isUndecided({ state, rounds }: { state: ApplicationState } & Decided): boolean {
  return isUnderReview(state) && decisionOf({ rounds }) === null
}
