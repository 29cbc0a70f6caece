import { ShareBar } from '@/components/ui/share-bar'
import { Table } from '@/components/ui/table'
import { stateInWords } from '@/lib/board/application-state'
import type { countByState } from '@/lib/board/queries'

/** How many applications to the board stand where. */
export function Applications({ counts }: { counts: Awaited<ReturnType<typeof countByState>> }) {
  const open = counts.reduce((sum, { count }) => sum + count, 0)
  return (
    <section aria-labelledby="applications">
      <h2 id="applications" className="text-2xl">
        Applications to the board
      </h2>
      <p className="mb-3 text-ink-soft">{open === 1 ? '1 is open.' : `${open} are open.`}</p>
      {open > 0 && (
        <Table
          caption="Where they stand"
          head={['State', 'How many']}
          numeric={[1]}
          rows={counts.map(({ state, count }) => ({
            key: state,
            cells: [
              <span key="state" className="block space-y-1">
                <span className="block">{stateInWords(state)}</span>
                <ShareBar filled={count} of={open} />
              </span>,
              count,
            ],
          }))}
        />
      )}
      <p className="mt-2">
        <a href="/staff/applications" className="inline-flex min-h-11 items-center">
          See them
        </a>
      </p>
    </section>
  )
}
