import { FileLink, NarrowButtons, sortHead } from '@/app/staff/list-parts'
import { withValues } from '@/app/staff/single-values'
import { SelectField } from '@/components/form/select-field'
import { TextField } from '@/components/form/text-field'
import { Pager } from '@/components/ui/pager'
import type { Roster } from '@/lib/courses/runs/roster'
import { pageOfEntries, pickEntries, type RosterFilter } from '@/lib/courses/runs/roster-filter'
import { emptyForm } from '@/lib/form'
import { People } from './people'

/** Everybody of a run, or those who are asked for, with the form that asks. */
export function Registrations({ run, filter }: { run: Roster; filter: RosterFilter }) {
  const picked = pickEntries(run, filter)
  const shown = pageOfEntries(picked, filter.page)
  const isNarrowed = filter.q !== '' || filter.state !== null
  const isEmpty = run.coming.length + run.waiting.length + run.gone.length === 0
  const isNobodyComing = run.coming.length === 0 && !isNarrowed && shown.page === 1
  const here = `/staff/runs/${run.slug}`
  const canEnd = !run.isCancelled && !run.isOver
  const page = (number: number) => ({
    href: `${withValues(here, { ...filter, page: number })}#people`,
    title: `Page ${number} of ${shown.pages}`,
  })
  const sortBy = (column: keyof typeof orders) => {
    const head = sortHead(here, filter, column, orders[column])
    return { ...head, href: `${head.href}#people` }
  }
  /** How many of how many, where not all of a list are there. */
  const caption = (words: string, list: 'coming' | 'waiting' | 'gone') =>
    shown[list].length < run[list].length ? `${words}: ${shown[list].length} of ${run[list].length}` : words
  return (
    <section id="people" aria-label="People" className="space-y-8">
      {!isEmpty && <Find here={here} filter={filter} />}
      {isNarrowed && shown.count === 0 ? (
        <p>Nobody in this run fits that.</p>
      ) : (
        <>
          {(shown.coming.length > 0 || isNobodyComing) && (
            <People
              caption={caption('Roster', 'coming')}
              run={run}
              entries={shown.coming}
              canEnd={canEnd}
              sortBy={sortBy}
              empty="Nobody has registered yet."
            />
          )}
          {shown.waiting.length > 0 && (
            <div className="space-y-3">
              {run.line && <Rule {...run.line} />}
              <People
                caption={caption('Waiting list', 'waiting')}
                run={run}
                entries={shown.waiting}
                canEnd={canEnd}
                sortBy={sortBy}
              />
            </div>
          )}
          {shown.gone.length > 0 && (
            <People
              caption={caption('No longer coming', 'gone')}
              run={run}
              entries={shown.gone}
              canEnd={false}
              sortBy={sortBy}
            />
          )}
        </>
      )}
      {!isEmpty && <FileLink href={`${here}/roster.csv`} filter={filter} words="These with payments (CSV)" />}
      <Pager
        label="Pages of people"
        previous={shown.page > 1 ? page(shown.page - 1) : undefined}
        next={shown.page < shown.pages ? page(shown.page + 1) : undefined}
        words={{ previous: 'Back', next: 'On' }}
      />
    </section>
  )
}

/** As they came is also how those who wait stand in line. */
const orders = {
  Name: { ascending: 'name', descending: 'name_down' },
  Registered: { ascending: 'registered', descending: 'newest' },
} as const

function Rule({ next, hours, until }: NonNullable<Roster['line']>) {
  return (
    <p className="measure">
      A seat that comes free is offered by itself to whoever has waited longest for it, for up to{' '}
      {hours === 1 ? 'an hour' : `${hours} hours`}, until {until}. Next is <strong>{next}</strong>.
    </p>
  )
}

const stateChoices = {
  confirmed: 'Has a seat',
  held: 'Held for payment',
  offered: 'Offered a seat',
  waiting: 'On the waiting list',
  ended: 'No longer coming',
} as const

const toChoices = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }))

/** A form that asks with GET, so that its address can be kept. */
function Find({ here, filter }: { here: string; filter: RosterFilter }) {
  return (
    <form action={`${here}#people`} className="grid max-w-190 items-end gap-4 sm:grid-cols-2 print:hidden">
      <TextField state={emptyForm} name="q" label="Name or email" initial={filter.q} optional />
      <SelectField
        state={emptyForm}
        name="state"
        label="State"
        optional
        initial={filter.state ?? ''}
        placeholder="Any"
        choices={toChoices(stateChoices)}
      />
      <NarrowButtons here={`${here}#people`} sort={filter.sort} />
    </form>
  )
}
