import { ApplicationState } from '@/lib/db'

/** The states in which an application is over; in all others it is open, and its person may not send a second one. */
export const closedStates = [ApplicationState.ACCEPTED, ApplicationState.DECLINED, ApplicationState.WITHDRAWN] as const

const words: Record<ApplicationState, string> = {
  SUBMITTED: 'Received',
  SCREENING: 'Being read',
  INTERVIEW: 'In conversation',
  VOTE: 'Before the board',
  PAUSED: 'Paused',
  ACCEPTED: 'Accepted',
  DECLINED: 'Declined',
  WITHDRAWN: 'Withdrawn',
}

/** The state as people read it. */
export function stateInWords(state: ApplicationState): string {
  return words[state]
}

/** The way of an application. From each of its stations it may also be paused and withdrawn. */
const onward: Partial<Record<ApplicationState, readonly ApplicationState[]>> = {
  SUBMITTED: ['SCREENING'],
  SCREENING: ['INTERVIEW'],
  INTERVIEW: ['VOTE'],
  VOTE: ['ACCEPTED', 'DECLINED'],
}

export type Standpoint = { state: ApplicationState; pausedFrom: ApplicationState | null }

/** Whether an application that stands here may go there. A paused one returns to the state it left, or is withdrawn. */
export function canMove({ state, pausedFrom }: Standpoint, to: ApplicationState): boolean {
  if (state === 'PAUSED') return to === pausedFrom || to === 'WITHDRAWN'
  const next = onward[state]
  return next !== undefined && (next.includes(to) || to === 'PAUSED' || to === 'WITHDRAWN')
}

/** Where a press may move it. Accepted and declined only the letter makes it, and withdrawn only the applicant. */
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

/** Whether its applicant has heard nothing yet but that it has arrived. */
export function isUnheard(state: ApplicationState): boolean {
  return state === 'SUBMITTED' || state === 'SCREENING'
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
