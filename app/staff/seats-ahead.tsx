import { EmptyBed } from '@/components/ui/empty-bed'
import { ShareBar } from '@/components/ui/share-bar'
import { Table } from '@/components/ui/table'
import type { listRuns } from '@/lib/courses/runs/desk-queries'

const MOST_SHOWN = 8

type Run = Awaited<ReturnType<typeof listRuns>>['upcoming'][number]

/** How full the next runs are, each with its bar. */
export function SeatsAhead({ runs }: { runs: readonly Run[] }) {
  const waiting = runs.reduce((sum, run) => sum + run.waiting, 0)
  return (
    <section aria-labelledby="seats">
      <h2 id="seats" className="text-2xl">
        Seats
      </h2>
      {runs.length === 0 ? (
        <EmptyBed action={{ href: '/staff/runs/new', label: 'Add one' }}>No course is ahead.</EmptyBed>
      ) : (
        <>
          <p className="mb-3 text-ink-soft">
            {waiting === 0 ? 'Nobody waits for a seat.' : `${people(waiting)} for a seat.`}
          </p>
          <Table
            caption={
              runs.length > MOST_SHOWN
                ? `The next ${MOST_SHOWN} of ${runs.length}, under way or to come`
                : 'Under way and to come'
            }
            head={['Course', 'Taken', 'Waiting']}
            numeric={[1, 2]}
            rows={runs.slice(0, MOST_SHOWN).map((run) => ({
              key: run.slug,
              cells: [
                <span key="run" className="block space-y-1">
                  <a href={`/staff/runs/${run.slug}`} className="inline-block py-1">
                    {run.course}
                  </a>
                  <span className="block font-normal text-ink-soft">
                    {run.first?.day}. {run.label}
                  </span>
                  {run.capacity !== null && <ShareBar filled={run.seatsTaken} of={run.capacity} beyond={run.waiting} />}
                </span>,
                <span key="taken" className="whitespace-nowrap">
                  {run.seats}
                </span>,
                run.waiting || '–',
              ],
            }))}
          />
          <p className="mt-2">
            <a href="/staff/runs" className="inline-flex min-h-11 items-center">
              See every run
            </a>
          </p>
        </>
      )}
    </section>
  )
}

function people(count: number): string {
  return count === 1 ? '1 person waits' : `${count} people wait`
}
