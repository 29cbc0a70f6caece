import { decisionOf, isClosed } from '@/lib/board/application-state'
import { type ApplicationState, db, type Tx } from '@/lib/db'

/** For how many months the board keeps an application once it is over; null while it has not said. */
export async function findKeepMonths(tx: Tx | typeof db = db): Promise<number | null> {
  const rules = await tx.boardRules.findFirst({ select: { keepMonths: true }, orderBy: { id: 'desc' } })
  return rules?.keepMonths ?? null
}

/** The day on which it is erased; null while the board has not said for how long it keeps it. */
export function eraseDate(closedAt: Date, keepMonths: number | null): Date | null {
  if (keepMonths === null) return null
  const date = new Date(closedAt)
  date.setUTCMonth(date.getUTCMonth() + keepMonths)
  return date
}

/**
 * Whether an application that is open has been so for as long as one that is over is kept. Nobody decides on it any more, it
 * seems: the office is asked to close it, since what somebody told us is not to lie there for ever.
 */
export function mayLapse({ state, submittedAt, rounds }: Waiting, keepMonths: number | null, now: Date): boolean {
  const from = eraseDate(submittedAt, keepMonths)
  return from !== null && from <= now && !isClosed(state) && decisionOf({ rounds }) === null
}

type Waiting = { state: ApplicationState; submittedAt: Date; rounds: readonly { outcome: string | null }[] }
