import { db, type Tx } from '@/lib/db'
import { DAY_MS } from '@/lib/durations'
import { labelOf, needLevels, skills } from '../choices'

/** What the board tells people before they apply, as it is set now; null while nobody has set anything. */
export async function findSearch(tx: Tx | typeof db = db) {
  return tx.boardSearch.findFirst({
    select: {
      serving: true,
      duties: true,
      termYears: true,
      answerWeeks: true,
      asksApart: true,
      needs: { select: { skill: true, level: true } },
    },
    orderBy: { id: 'desc' },
  })
}

/** The day by which somebody hears from the board who applies now; null while it promises none. */
export function answerDate(now: Date, answerWeeks: number | null): Date | null {
  return answerWeeks === null ? null : new Date(now.getTime() + answerWeeks * 7 * DAY_MS)
}

type Search = Awaited<ReturnType<typeof findSearch>>

/** Whether applicants are asked about themselves, apart from their application. */
export async function findAsksApart(): Promise<boolean> {
  return (await findSearch())?.asksApart ?? false
}

/** The skills by how much they are looked for; of a level with none, nothing. */
export function needsByLevel(search: Search): { level: string; skills: string[] }[] {
  return needLevels.flatMap(({ value, label }) => {
    // In the order of the form, whatever order they were written in.
    const named = skills.filter(({ value: skill }) =>
      search?.needs.some((need) => need.skill === skill && need.level === value),
    )
    return named.length > 0 ? [{ level: label, skills: named.map((skill) => labelOf(skills, skill.value)) }] : []
  })
}
