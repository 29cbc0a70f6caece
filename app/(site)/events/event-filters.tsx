import { FilterLinks } from '@/components/ui/filter-links'
import { isoDay, printMonth } from '@/lib/dates'
import { levels } from './levels'
import { monthsFrom } from './months'

/** The ways to narrow the list. Each is a page of its own, so that it can be kept, sent and cached. */
export function EventFilters({ here, now }: { here: string; now: Date }) {
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
        links={monthsFrom(now, 3).map((month) => ({
          href: `/events/month/${isoDay(month).slice(0, 7)}`,
          label: printMonth(month),
        }))}
      />
    </div>
  )
}
