import { printDay } from '@/lib/dates'

/** What a run asks for before it is certain that it takes place. Both null: it takes place anyway. */
type RunWithMinimum = {
  minimum: number | null
  goNoGoAt: Date | string | null
  goAt: Date | string | null
}

/** Whether a run still waits to hear whether enough people come. */
export function isUndecided(run: RunWithMinimum): run is RunWithMinimum & { minimum: number; goNoGoAt: Date | string } {
  return run.minimum !== null && run.goNoGoAt !== null && run.goAt === null
}

/**
 * What a run's page says of its minimum: how many are still missing, until when, and that nobody loses money. Null where
 * there is nothing to say. `seatsTaken` counts held seats too, so it promises nothing: the run is certain once `goAt` is set.
 */
export function printMinimum(run: RunWithMinimum & { seatsTaken: number; zone: string }, now: Date): string | null {
  if (run.minimum !== null && run.goAt !== null) return 'It is certain that this run takes place.'
  if (!isUndecided(run)) return null
  const decided = new Date(run.goNoGoAt)
  const when =
    decided > now
      ? `That is decided on ${printDay(decided, run.zone, now)} at the latest`
      : 'That is being decided just now'
  const missing = run.minimum - run.seatsTaken
  const needed =
    missing > 0
      ? `It takes place when ${run.minimum} people come; ${missing === 1 ? 'one more is' : `${missing} more are`} needed.`
      : `It takes place when ${run.minimum} people come.`
  return `${needed} ${when}, and everybody who has registered is written to. If it does not take place, all that was paid goes back.`
}
