import { lockRun } from '@/lib/courses/lock-run'
import { isPast } from '@/lib/courses/run-state'
import { runTags } from '@/lib/courses/run-tags'
import { zoomChanged } from '@/lib/courses/zoom/zoom-changed'
import { db, RunStatus } from '@/lib/db'
import { enqueue } from '@/lib/jobs'
import { touch } from '@/lib/page-tags'
import type { Staff } from '@/lib/people/granted'

type CancelRunOutcome =
  | { kind: 'cancelled'; slug: string }
  /** Nobody can have registered for it, and cancelling would show it to everybody. */
  | { kind: 'draft' }
  | { kind: 'already_cancelled' | 'over' | 'unknown' }

/**
 * Cancels a run, for good: from here on nobody can register, be offered a seat or come in. Who had registered is told, and
 * has their money back, by the job `wind-down-run` that goes with it.
 */
export async function cancelRun(
  staff: Staff,
  runId: string,
  reason: string,
  now = new Date(),
): Promise<CancelRunOutcome> {
  return db.$transaction(async (tx) => {
    const run = await lockRun(tx, runId)
    if (!run) return { kind: 'unknown' }
    if (run.status === RunStatus.CANCELLED) return { kind: 'already_cancelled' }
    if (run.status === RunStatus.DRAFT) return { kind: 'draft' }
    if (isPast(run, now)) return { kind: 'over' }
    await tx.run.update({
      where: { id: runId },
      data: { status: RunStatus.CANCELLED, cancelledAt: now, cancelReason: reason },
    })
    await tx.auditEntry.create({
      data: {
        actor: `person:${staff.personId}`,
        action: 'run.cancelled',
        subject: `run:${runId}`,
        details: { reason, seatsTaken: run.seatsTaken },
      },
    })
    await enqueue(tx, 'wind-down-run', { runId })
    await zoomChanged(tx, runId)
    await touch(tx, runTags(run))
    return { kind: 'cancelled', slug: run.slug }
  })
}
