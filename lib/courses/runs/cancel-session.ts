import { lockRun } from '@/lib/courses/lock-run'
import { runTags } from '@/lib/courses/run-tags'
import { offerSeats } from '@/lib/courses/waitlist/offer-seats'
import { zoomChanged } from '@/lib/courses/zoom/zoom-changed'
import { db, RunStatus } from '@/lib/db'
import { enqueue } from '@/lib/jobs'
import { touch } from '@/lib/page-tags'
import type { Staff } from '@/lib/people/granted'

type CancelSessionOutcome =
  | { kind: 'cancelled'; slug: string }
  | { kind: 'already_cancelled' | 'over' | 'unknown' | 'not_published' | 'last_session' }

/**
 * Cancels one session of a run. It stays in every list, struck out. Who had chosen it singly has its fee back; of a whole
 * series its share goes back where staff say so (`returnsShare`). The job `wind-down-session` tells them and returns it.
 * A run's last session is not cancelled by itself: that is cancelling the run.
 */
export async function cancelSession(
  staff: Staff,
  sessionId: string,
  { reason, returnsShare }: { reason: string; returnsShare: boolean },
  now = new Date(),
): Promise<CancelSessionOutcome> {
  return db.$transaction(async (tx) => {
    const found = await tx.runSession.findUnique({ where: { id: sessionId }, select: { runId: true } })
    const run = found && (await lockRun(tx, found.runId))
    const session = run?.sessions.find(({ id }) => id === sessionId)
    if (!run || !session) return { kind: 'unknown' }
    if (run.status !== RunStatus.PUBLISHED) return { kind: 'not_published' }
    if (session.cancelledAt) return { kind: 'already_cancelled' }
    if (session.endsAt <= now) return { kind: 'over' }
    if (run.sessions.every(({ id, cancelledAt }) => id === sessionId || cancelledAt)) return { kind: 'last_session' }
    await tx.runSession.update({
      where: { id: sessionId },
      data: { cancelledAt: now, cancelReason: reason, icsSequence: { increment: 1 } },
    })
    await tx.auditEntry.create({
      data: {
        actor: `person:${staff.personId}`,
        action: 'session.cancelled',
        subject: `run:${run.id}`,
        details: { sessionId, reason, returnsShare },
      },
    })
    await enqueue(tx, 'wind-down-session', { sessionId, returnsShare })
    // Who waits for the whole series may have waited for this session alone.
    await offerSeats(tx, run.id, now)
    await zoomChanged(tx, run.id)
    await touch(tx, runTags(run))
    return { kind: 'cancelled', slug: run.slug }
  })
}
