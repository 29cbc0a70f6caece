import { BoardNeedLevel, db } from '@/lib/db'

export const ANSWER_WEEKS = 6

/** What the made-up board tells people before they apply, and what a year of made-up applicants said of themselves. */
export async function seedSearch(now: Date): Promise<void> {
  await db.boardSearch.create({
    data: {
      setBy: 'seed',
      serving: 'First demonstration reviewer\nSecond demonstration reviewer\n(made up for the demonstration)',
      duties: 'For the demonstration: each looks after one thing, such as the books, the courses or this site.',
      answerWeeks: ANSWER_WEEKS,
      asksApart: true,
      needs: {
        create: [
          { skill: 'finance', level: BoardNeedLevel.MOST },
          { skill: 'fundraising', level: BoardNeedLevel.MOST },
          { skill: 'technology', level: BoardNeedLevel.ALSO },
          { skill: 'facilitation', level: BoardNeedLevel.COVERED },
        ],
      },
    },
  })
  const year = now.getUTCFullYear() - 1
  const said: Record<string, Record<string, number>> = {
    age: { '30-44': 6, '45-59': 8, '60-74': 5, unsaid: 1 },
    gender: { woman: 12, man: 6, nonbinary: 2 },
    color: { yes: 5, no: 11, unsaid: 4 },
    disability: { yes: 3, no: 12, unsaid: 5 },
  }
  await db.applicantCount.createMany({
    data: Object.entries(said).flatMap(([question, answers]) =>
      Object.entries(answers).map(([answer, count]) => ({ year, question, answer, count })),
    ),
  })
}
