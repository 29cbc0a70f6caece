import { db } from '@/lib/db'
import { apartQuestions, UNSAID } from './apart-questions'

/**
 * Counts what somebody says of themselves: one more of each answer in this year, and nothing else. No row is a person's, so
 * that neither an order, nor a time, nor two answers side by side can lead to an application. Who answers nothing counts
 * nowhere.
 */
export async function countApart(answers: Record<string, string | undefined>, now = new Date()): Promise<void> {
  const year = now.getUTCFullYear()
  const said = apartQuestions.map(({ name }) => ({ year, question: name, answer: answers[name] ?? UNSAID }))
  if (said.every(({ answer }) => answer === UNSAID)) return
  await db.$transaction(async (tx) => {
    // Always in the order of the questions, so that two who answer at once wait for each other and do not deadlock.
    for (const counted of said) {
      await tx.applicantCount.upsert({
        where: { year_question_answer: counted },
        create: { ...counted, count: 1 },
        update: { count: { increment: 1 } },
      })
    }
  })
}
