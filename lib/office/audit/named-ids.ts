import { printDate } from '@/lib/dates'
import { db } from '@/lib/db'

/** What an id stands for: its name, and its own page where that is not told by the id. */
type Named = { words: string; slug?: string }
export type NamedIds = ReadonlyMap<string, Named>

/** The names behind the ids in these texts: of people, courses, runs, registrations, funds and discount codes. */
export async function nameIds(texts: readonly string[]): Promise<NamedIds> {
  const ids = texts.flatMap((text) => text.match(/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g) ?? [])
  const where = { id: { in: [...new Set(ids)] } }
  const run = {
    slug: true,
    zone: true,
    course: { select: { title: true } },
    sessions: { select: { startsAt: true }, orderBy: { startsAt: 'asc' }, take: 1 },
  } as const
  const [people, courses, runs, registrations, funds, codes] = await Promise.all([
    db.person.findMany({ where, select: { id: true, name: true } }),
    db.course.findMany({ where, select: { id: true, title: true, slug: true } }),
    db.run.findMany({ where, select: { id: true, ...run } }),
    db.registration.findMany({ where, select: { id: true, name: true, run: { select: run } } }),
    db.fund.findMany({ where, select: { id: true, name: true } }),
    db.discountCode.findMany({ where, select: { id: true, code: true } }),
  ])
  return new Map<string, Named>([
    ...people.map(({ id, name }) => [id, { words: name }] as const),
    ...courses.map(({ id, title, slug }) => [id, { words: title, slug }] as const),
    ...runs.map(({ id, ...one }) => [id, { words: sayRun(one), slug: one.slug }] as const),
    ...registrations.map((one) => [one.id, { words: `${one.name}, ${sayRun(one.run)}`, slug: one.run.slug }] as const),
    ...funds.map(({ id, name }) => [id, { words: name }] as const),
    ...codes.map(({ id, code }) => [id, { words: code }] as const),
  ])
}

function sayRun(run: { zone: string; course: { title: string }; sessions: { startsAt: Date }[] }): string {
  const [first] = run.sessions
  return first ? `${run.course.title} from ${printDate(first.startsAt, run.zone)}` : run.course.title
}
