import { type ApplicationState, db } from '@/lib/db'
import type { Reviewer, Staff } from '@/lib/people/granted'
import { movesFrom } from './application-state'
import { callOffTalk } from './interview/call-off-talk'
import { lockApplication, openRoundOf, transition } from './lock-application'
import { askReferences } from './references/ask-references'
import { maySteer } from './standing'

export type MoveOutcome =
  | 'moved'
  /** Not staff and not a cleared reviewer of it, or recused from it. */
  | 'not_allowed'
  /** It does not stand where it stood when the page was opened, or the way does not lead there. */
  | 'elsewhere'
  /** A vote is open, or the letter is on its way: neither may be interrupted. */
  | 'busy'
  | 'unknown'

/**
 * Moves an application one step, pauses it, or takes it up again where it was paused: `from` is where it was seen. Once it
 * is read, its references are asked; when it rests, a talk that is set is called off.
 */
export async function moveApplication(
  who: Staff | Reviewer,
  { application: id, from, to }: { application: string; from: ApplicationState; to: ApplicationState },
  now = new Date(),
): Promise<MoveOutcome> {
  return db.$transaction(async (tx): Promise<MoveOutcome> => {
    const application = await lockApplication(tx, id)
    if (!application) return 'unknown'
    if (!maySteer(who, application)) return 'not_allowed'
    if (application.state !== from || !movesFrom(application).includes(to)) return 'elsewhere'
    if (openRoundOf(application) || application.letter?.leavesAt) return 'busy'
    const actor = `person:${who.personId}`
    if (!(await transition(tx, application, to, actor, now))) return 'elsewhere'
    if (to === 'PAUSED') await callOffTalk(tx, application, now)
    if (to === 'SCREENING') await askReferences(tx, application, actor, now)
    return 'moved'
  })
}
