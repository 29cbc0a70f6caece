import { runsAhead } from '@/app/(site)/upcoming-events'
import { FilterLinks } from '@/components/ui/filter-links'
import { printMonthOf } from '@/lib/dates'
import { levels } from './levels'
import { monthsAhead } from './months'

/** The ways to narrow the list. Each is a page of its own, so that it can be kept, sent and cached. */
export async function EventFilters({ here, now }: { here: string; now: Date }) {
  const months = monthsAhead(await runsAhead(now), now)
  return (
    <div className="mb-6 flex flex-wrap gap-x-10 border-line border-y py-2">
      <FilterLinks
        label="By level"
        here={here}
        links={[
          { href: '/events', label: 'All' },
          ...levels.map(({ slug, label }) => ({ href: `/events/level/${slug}`, label })),
        ]}
      />
      <FilterLinks
        label="By month"
        here={here}
        links={months.map((month) => ({ href: `/events/month/${month}`, label: printMonthOf(`${month}-15`) }))}
      />
    </div>
  )
}
