import { RisingLines } from '@/components/ui/rising-lines'
import { Table } from '@/components/ui/table'
import { printDateOf, printMonthOf } from '@/lib/dates'
import { formatCents, formatCentsExact } from '@/lib/money'
import type { compareYears } from '@/lib/office/dashboard/gifts-so-far'

type Gifts = ReturnType<typeof compareYears>

/** What was given this year beside last year, drawn and in figures. */
export function GiftsSoFar({ gifts }: { gifts: Gifts }) {
  const { year, today, until, thisYear, lastYear, months } = gifts
  const sameDay = printDateOf(`${year - 1}-${today.slice(5)}`)
  const words = `${formatCentsExact(thisYear.cents)} this year until ${printDateOf(today)}; ${formatCentsExact(lastYear.toTheSameDayCents)} until ${sameDay}`
  return (
    <section aria-labelledby="gifts">
      <h2 id="gifts" className="text-2xl">
        Gifts
      </h2>
      <p className="mb-3 text-ink-soft">{words}.</p>
      <RisingLines
        label={`Two lines that rise over the year. ${words}, and ${formatCentsExact(lastYear.cents)} in all of ${year - 1}.`}
        most={formatCents(Math.max(thisYear.cents, lastYear.cents))}
        lines={[
          { look: 'dashed', label: `${year - 1}`, steps: lastYear.steps, until: 1 },
          { look: 'solid', label: `${year}`, steps: thisYear.steps, until },
        ]}
      />
      <div className="mt-6">
        <Table
          caption="By month: gifts less what went back, as the journal has them"
          head={['Month', `${year}`, `${year - 1}`]}
          numeric={[1, 2]}
          rows={[
            ...months.map(({ month, thisYearCents, lastYearCents }) => ({
              key: `${month}`,
              cells: [
                printMonthOf(`${year}-${String(month).padStart(2, '0')}-01`).slice(0, 3),
                thisYearCents === null ? '–' : formatCentsExact(thisYearCents),
                formatCentsExact(lastYearCents),
              ],
            })),
            {
              key: 'sum',
              cells: ['The year', formatCentsExact(thisYear.cents), formatCentsExact(lastYear.cents)],
            },
          ]}
        />
      </div>
      <p className="mt-2 text-ink-soft text-sm">
        Shares and things have no amount here; covered card fees stand by themselves in the books.
      </p>
      <p>
        <a href="/staff/gifts" className="inline-flex min-h-11 items-center">
          See every gift
        </a>
      </p>
    </section>
  )
}
