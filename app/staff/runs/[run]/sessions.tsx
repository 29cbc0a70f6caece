import { Table } from '@/components/ui/table'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import type { Roster } from '@/lib/courses/runs/roster'

export function Sessions({ run }: { run: Roster }) {
  const canCancel = run.isPublic && !run.isCancelled
  const isOff = (session: { isCancelled: boolean }) => run.isCancelled || session.isCancelled
  return (
    <Table
      caption="Sessions"
      head={['Session', 'Seats taken', 'State']}
      numeric={[1]}
      rows={run.sessions.map((session) => ({
        key: session.id,
        cells: [
          isOff(session) ? <s key="time">{session.time}</s> : session.time,
          session.seatsTaken,
          isOff(session) ? (
            'Cancelled'
          ) : session.isOver ? (
            'Over'
          ) : canCancel ? (
            <a key="cancel" href={`/staff/runs/${run.slug}/sessions/${session.id}/cancel`}>
              Cancel this session<VisuallyHidden>, {session.time}</VisuallyHidden>
            </a>
          ) : (
            'Planned'
          ),
        ],
      }))}
    />
  )
}
