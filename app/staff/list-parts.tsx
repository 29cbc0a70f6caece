import { redirect } from 'next/navigation'
import { withValues } from '@/app/staff/single-values'
import { Button } from '@/components/ui/button'
import { Pager } from '@/components/ui/pager'
import type { SortedHead } from '@/components/ui/table'

// What the desk's long lists have alike: each is asked for by its address, so that it works without a script and can be kept.

type Asked = Record<string, string | number | null> & { sort: string; page: number }
type Direction = 'ascending' | 'descending'

/**
 * The head of a column that the list can be sorted by, with the names that the address has for it. A press sorts by it in
 * the first of these orders, the next press in the other one.
 */
export function sortHead<Filter extends Asked>(
  here: string,
  filter: Filter,
  name: string,
  orders: Partial<Record<Direction, Filter['sort']>>,
): SortedHead {
  const ways = Object.entries(orders)
  const now = ways.find(([, sort]) => sort === filter.sort)
  const next = ways.find((way) => way !== now) ?? now
  const sorted = now && (now[0] === 'ascending' ? 'ascending' : 'descending')
  return { name, sorted, href: withValues(here, { ...filter, sort: next?.[1] ?? filter.sort, page: null }) }
}

/** "12 mails, newest first, page 1 of 3" */
export function listCaption(words: string, page: number, pages: number): string {
  return pages > 1 ? `${words}, page ${page} of ${pages}` : words
}

/** Rows go, and addresses are kept: beyond the last page stands the last one. */
export function stayOnPages(here: string, filter: Asked, pages: number): void {
  if (filter.page > pages) redirect(withValues(here, { ...filter, page: pages }))
}

/** The end of a form that narrows a list: its order stays, and there is a way back to the whole of it. */
export function NarrowButtons({ here, sort }: { here: string; sort: string | null }) {
  return (
    <p className="flex flex-wrap items-center gap-4">
      {sort !== null && <input type="hidden" name="sort" value={sort} />}
      <Button>Show these</Button>
      <a href={here} className="inline-flex min-h-11 items-center">
        Show all
      </a>
    </p>
  )
}

/** The list as it is asked for, as a file. */
export function FileLink({
  href,
  filter,
  words = 'These as a file (CSV)',
}: {
  href: string
  filter: Asked
  words?: string
}) {
  return (
    <p className="mt-4 print:hidden">
      <a href={withValues(href, { ...filter, page: null })} className="inline-flex min-h-11 items-center">
        {words}
      </a>
    </p>
  )
}

export function ListPager({
  label,
  here,
  filter,
  pages,
}: {
  label: string
  here: string
  filter: Asked
  pages: number
}) {
  const page = (number: number) => ({
    href: withValues(here, { ...filter, page: number }),
    title: `Page ${number} of ${pages}`,
  })
  return (
    <Pager
      label={label}
      previous={filter.page > 1 ? page(filter.page - 1) : undefined}
      next={filter.page < pages ? page(filter.page + 1) : undefined}
      words={{ previous: 'Back', next: 'On' }}
    />
  )
}
