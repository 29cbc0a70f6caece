import { z } from 'zod'
import type { ApplicationState } from '@/lib/db'
import { pageField, pagesOf, ROWS_A_PAGE, searchField } from '@/lib/list-page'
import { isClosed } from './application-state'

/** What the list of applications is asked for, from the address; what is not understood counts as not asked. */
export const applicationFilter = z.object({
  q: searchField,
  state: z.enum(['open', 'closed']).nullable().catch(null),
  sort: z.enum(['newest', 'oldest', 'name', 'name_down']).catch('newest'),
  page: pageField,
})

export type ApplicationFilter = z.output<typeof applicationFilter>

type Listed = { name: string; state: ApplicationState; submittedAt: Date }

/** One page of those that fit: every word of `q` is in the name. */
export function pickApplications<Application extends Listed>(
  applications: readonly Application[],
  { q, state, sort, page }: ApplicationFilter,
) {
  const words = q.toLowerCase().split(/\s+/)
  const fitting = applications.filter(
    (application) =>
      (state === null || isClosed(application.state) === (state === 'closed')) &&
      words.every((word) => application.name.toLowerCase().includes(word)),
  )
  const byName = (one: Listed, other: Listed) => one.name.localeCompare(other.name, 'en')
  const byDay = (one: Listed, other: Listed) => one.submittedAt.getTime() - other.submittedAt.getTime()
  const inOrder = fitting.sort(sort.startsWith('name') ? byName : byDay)
  if (sort === 'newest' || sort === 'name_down') inOrder.reverse()
  const from = ROWS_A_PAGE * (page - 1)
  return {
    applications: inOrder.slice(from, from + ROWS_A_PAGE),
    count: inOrder.length,
    pages: pagesOf(inOrder.length),
  }
}
