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
