import { db } from '@/lib/db'
import type { Reviewer, Staff } from '@/lib/people/granted'
import { closedStates, isClosed } from '../application-state'
import { apartQuestions, UNSAID, unsaidLabel } from './apart-questions'
import { bandInWords, LEAST_GROUP } from './bands'

type Year = {
  year: number
  sent: number
  open: number
  accepted: number
  declined: number
  withdrawn: number
  lapsed: number
}

/**
 * Applications by the year in which they were sent (UTC) and how they stand, erased ones among them: for the annual report.
 * Newest first.
 */
export async function totalsByYear(_who: Staff | Reviewer): Promise<Year[]> {
  const [kept, erased] = await Promise.all([
    db.boardApplication.findMany({ select: { submittedAt: true, state: true } }),
    db.erasedApplications.findMany(),
  ])
  const counted = [
    ...kept.map(({ submittedAt, state }) => ({ year: submittedAt.getUTCFullYear(), state, count: 1 })),
    ...erased,
  ]
  const years = [...new Set(counted.map(({ year }) => year))].sort((one, other) => other - one)
  return years.map((year) => {
    const of = (isSo: (state: (typeof counted)[number]['state']) => boolean) =>
      counted.filter((row) => row.year === year && isSo(row.state)).reduce((sum, { count }) => sum + count, 0)
    const [accepted, declined, withdrawn, lapsed] = closedStates.map((closed) => of((state) => state === closed))
    return {
      year,
      sent: of(() => true),
      open: of((state) => !isClosed(state)),
      accepted: accepted ?? 0,
      declined: declined ?? 0,
      withdrawn: withdrawn ?? 0,
      lapsed: lapsed ?? 0,
    }
  })
}

/**
 * What applicants said of themselves, year by year, in bands; null for a year with fewer than five. Only of years that are
 * over: a figure that moves tells who moved it.
 */
export async function apartByYear(_who: Staff | Reviewer, now = new Date()) {
  const counts = await db.applicantCount.findMany({
    where: { year: { lt: now.getUTCFullYear() } },
    orderBy: { year: 'desc' },
  })
  const years = [...new Set(counts.map(({ year }) => year))]
  return years.map((year) => {
    const countOf = (question: string, answer: string) =>
      counts.find((row) => row.year === year && row.question === question && row.answer === answer)?.count ?? 0
    const [first] = apartQuestions
    const answered = counts
      .filter((row) => row.year === year && row.question === first.name)
      .reduce((sum, { count }) => sum + count, 0)
    const questions = apartQuestions.map(({ name, legend, choices }) => ({
      question: legend,
      answers: [...choices, { value: UNSAID, label: unsaidLabel }].map(({ value, label }) => ({
        answer: label,
        people: bandInWords(countOf(name, value)),
      })),
    }))
    return { year, questions: answered < LEAST_GROUP ? null : questions }
  })
}
