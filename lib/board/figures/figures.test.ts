import { beforeEach, expect, test } from 'vitest'
import { ApplicationState, db } from '@/lib/db'
import { createApplication, createGranted, resetDatabase } from '@/prisma/factories'
import { countApart } from './count-apart'
import { apartByYear, totalsByYear } from './figures'

beforeEach(resetDatabase)

test('applications are counted by year and state, and those that are erased count on', async () => {
  await createApplication({ state: 'SCREENING', submittedAt: new Date('2026-02-01') })
  await createApplication({ state: 'ACCEPTED', submittedAt: new Date('2026-03-01') })
  await createApplication({ state: 'PAUSED', pausedFrom: 'VOTE', submittedAt: new Date('2025-03-01') })
  await db.erasedApplications.create({ data: { year: 2025, state: ApplicationState.DECLINED, count: 3 } })
  expect(await totalsByYear(await createGranted('STAFF'))).toEqual([
    { year: 2026, sent: 2, open: 1, accepted: 1, declined: 0, withdrawn: 0, lapsed: 0 },
    { year: 2025, sent: 4, open: 1, accepted: 0, declined: 3, withdrawn: 0, lapsed: 0 },
  ])
})

test('what people say of themselves is counted, many at once too, and no row is a person’s', async () => {
  const now = new Date('2025-06-08')
  const answers = [{ age: 'under-30', gender: 'woman' }, { gender: 'woman' }, { age: '60-74' }, {}]
  await Promise.all(answers.map((said) => countApart(said, now)))
  const rows = await db.applicantCount.findMany({ where: { question: { in: ['age', 'gender'] } } })
  expect(rows).toHaveLength(5)
  expect(rows).toContainEqual({ year: 2025, question: 'gender', answer: 'woman', count: 2 })
  expect(rows).toContainEqual({ year: 2025, question: 'age', answer: 'unsaid', count: 1 })
})

test('the desk sees bands of years that are over, and nothing of a year with fewer than five', async () => {
  const who = await createGranted('STAFF')
  const june = (year: number) => new Date(`${year}-06-08`)
  for (let person = 0; person < 4; person++) await countApart({ age: '30-44' }, june(2024))
  for (let person = 0; person < 6; person++) await countApart({ age: '30-44', color: 'yes' }, june(2025))
  await countApart({ age: 'under-30' }, june(2025))
  const inYear = await apartByYear(who, new Date('2025-12-31'))
  expect(inYear).toEqual([{ year: 2024, questions: null }])
  const [last] = await apartByYear(who, new Date('2026-01-01'))
  expect(last?.year).toBe(2025)
  expect(last?.questions?.[0]?.answers.slice(0, 2)).toEqual([
    { answer: 'Under 30', people: 'Fewer than 5' },
    { answer: '30 to 44', people: '5 to 9' },
  ])
})
