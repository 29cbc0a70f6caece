import { z } from 'zod'
import { RegistrationState } from '@/lib/db'
import { pageField, pagesOf, ROWS_A_PAGE, searchField } from '@/lib/list-page'

/** The states as the desk asks for them. */
const statesOf = {
  confirmed: [RegistrationState.CONFIRMED],
  held: [RegistrationState.HOLD],
  offered: [RegistrationState.OFFERED],
  waiting: [RegistrationState.WAITLISTED],
  ended: [RegistrationState.CANCELLED, RegistrationState.EXPIRED],
} as const satisfies Record<string, readonly RegistrationState[]>

/** What the roster is asked for, from the address; what is not understood counts as not asked. */
export const rosterFilter = z.object({
  q: searchField,
  state: z.enum(['confirmed', 'held', 'offered', 'waiting', 'ended']).nullable().catch(null),
  sort: z.enum(['registered', 'newest', 'name', 'name_down']).catch('registered'),
  page: pageField,
})

export type RosterFilter = z.output<typeof rosterFilter>

type Entry = { name: string; email: string; state: RegistrationState; createdAt: Date }
type Lists<Listed> = { coming: Listed[]; waiting: Listed[]; gone: Listed[] }

/**
 * Those of a roster that fit: every word of `q` is in the name or the address. Unless another order is asked for, each list
 * keeps its own, which of those who wait is their place.
 */
export function pickEntries<Listed extends Entry>(
  { coming, waiting, gone }: Lists<Listed>,
  { q, state, sort }: Pick<RosterFilter, 'q' | 'state' | 'sort'>,
): Lists<Listed> {
  const words = q.toLowerCase().split(/\s+/)
  const states: readonly RegistrationState[] | null = state && statesOf[state]
  const pick = (entries: readonly Listed[]) => {
    const fitting = entries.filter((entry) => {
      const text = `${entry.name} ${entry.email}`.toLowerCase()
      return (states === null || states.includes(entry.state)) && words.every((word) => text.includes(word))
    })
    const byName = (one: Listed, other: Listed) => one.name.localeCompare(other.name, 'en')
    if (sort === 'name') return fitting.sort(byName)
    if (sort === 'name_down') return fitting.sort((one, other) => byName(other, one))
    if (sort === 'newest') return fitting.sort((one, other) => other.createdAt.getTime() - one.createdAt.getTime())
    return fitting
  }
  return { coming: pick(coming), waiting: pick(waiting), gone: pick(gone) }
}

/**
 * One page of them, after the last one the last; the lists follow one another, and each has those of its own that are on
 * the page.
 */
export function pageOfEntries<Listed>({ coming, waiting, gone }: Lists<Listed>, asked: number) {
  const count = coming.length + waiting.length + gone.length
  const pages = pagesOf(count)
  const page = Math.min(asked, pages)
  const before = ROWS_A_PAGE * (page - 1)
  const cut = (entries: Listed[], offset: number) =>
    entries.slice(Math.max(0, before - offset), Math.max(0, before + ROWS_A_PAGE - offset))
  return {
    coming: cut(coming, 0),
    waiting: cut(waiting, coming.length),
    gone: cut(gone, coming.length + waiting.length),
    count,
    page,
    pages,
  }
}
