import type { RunSummary } from './queries'
import { isOpen, runState } from './run-state'

/** The next run of the same course in which a seat can be taken, for whoever came too late for this one; or null. */
export function nextOpenRun(
  run: { slug: string; course: { slug: string } },
  upcoming: readonly RunSummary[],
  now: Date,
): RunSummary | null {
  const isOther = (other: RunSummary) => other.course.slug === run.course.slug && other.slug !== run.slug
  return upcoming.find((other) => isOther(other) && isOpen(runState(other, now))) ?? null
}
