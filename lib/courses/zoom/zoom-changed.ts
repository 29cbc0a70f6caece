import { db, type Tx } from '@/lib/db'
import { enqueue, enqueueOnce } from '@/lib/jobs'
import { isZoomConnected } from './zoom'

/** Long enough for deeds that come together to be carried over together. */
const GATHER_SECONDS = 3
/** A page that waits for a link looks again every two seconds. */
const ASK_AGAIN_SECONDS = 20

/**
 * Has Zoom told, soon after this transaction commits, of whatever has changed about a run: its times, its state, who has a
 * seat, and whose links died. Called wherever one of these changes; does nothing where links are pasted.
 */
export async function zoomChanged(tx: Tx, runId: string): Promise<void> {
  if (!isZoomConnected) return
  await enqueueOnce(tx, 'sync-zoom', { runId }, { singletonKey: runId, startAfter: GATHER_SECONDS })
}

/** The same at once, for a person who stands at the door and has no link yet; but not for each of their looks. */
export async function askForRoom(runId: string): Promise<void> {
  const key = { singletonKey: runId, perSeconds: ASK_AGAIN_SECONDS }
  await db.$transaction((tx) => enqueueOnce(tx, 'sync-zoom', { runId }, key))
}

/**
 * To be called before the rows of sessions are deleted: their meetings are deleted at Zoom after the commit, and what we
 * know of links to them goes now. A session that is cancelled keeps its row, and needs only `zoomChanged`.
 */
export async function leaveMeetings(tx: Tx, sessionIds: readonly string[]): Promise<void> {
  const within = { in: [...sessionIds] }
  const sessions = await tx.runSession.findMany({
    where: { id: within, zoomMeetingId: { not: null } },
    select: { zoomMeetingId: true },
  })
  for (const { zoomMeetingId } of sessions) {
    if (zoomMeetingId) await enqueue(tx, 'delete-zoom-meeting', { meetingId: zoomMeetingId })
  }
  await tx.zoomSeat.deleteMany({ where: { sessionId: within } })
}
