import fc from 'fast-check'
import { expect, test } from 'vitest'
import { apartQuestions } from './apart-questions'
import { bandInWords, bandOf, LEAST_GROUP } from './bands'

/** How many people gave each answer of a question; the last is those who did not say. */
type Counts = number[]

const sizes = apartQuestions.map(({ choices }) => choices.length + 1)
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

test('a figure stands for five people or more, or says that it does not', () => {
  expect([0, 1, 4, 5, 9, 10].map(bandInWords)).toEqual([
    'Fewer than 5',
    'Fewer than 5',
    'Fewer than 5',
    '5 to 9',
    '5 to 9',
    '10 to 14',
  ])
})

/**
 * What somebody can work out who sees all that is printed, and knows that the same people, however many, were asked each
 * question: the least and the most that an answer can have been given.
 */
function workOut(questions: readonly Counts[], question: number, answer: number) {
  const bounds = questions.map((counts) => counts.map((count) => bandOf(count) ?? { from: 0, to: LEAST_GROUP - 1 }))
  const least = Math.max(...bounds.map((cells) => sum(cells.map(({ from }) => from))))
  const most = Math.min(...bounds.map((cells) => sum(cells.map(({ to }) => to))))
  const own = bounds[question]?.[answer] ?? { from: 0, to: 0 }
  const others = (bounds[question] ?? []).filter((_, index) => index !== answer)
  return {
    from: Math.max(own.from, least - sum(others.map(({ to }) => to))),
    to: Math.min(own.to, most - sum(others.map(({ from }) => from))),
  }
}

function expectHidden(questions: readonly Counts[]) {
  questions.forEach((counts, question) => {
    counts.forEach((count, answer) => {
      if (count === 0 || count >= LEAST_GROUP) return
      const { from, to } = workOut(questions, question, answer)
      expect(from, `${JSON.stringify(questions)} tells answer ${answer} of question ${question}`).toBeLessThan(to)
    })
  })
}

/** Some people, each answering each question in some way, with a liking for the edges of the bands. */
const asked = fc
  .array(fc.tuple(...sizes.map((size) => fc.nat(size - 1))), { maxLength: 40 })
  .map((people) =>
    sizes.map((size, question) =>
      Array.from({ length: size }, (_, answer) => people.filter((said) => said[question] === answer).length),
    ),
  )

test('no group of one to four can be computed from all that is printed together', () => {
  fc.assert(fc.property(asked, expectHidden), { numRuns: 2000 })
})

test('not even where every group of a question is four, and another question tells how many there are almost to the head', () => {
  for (const [question, size] of sizes.entries()) {
    const people = size * (LEAST_GROUP - 1)
    const told = sizes.map((other, index) =>
      index === question ? Array<number>(size).fill(LEAST_GROUP - 1) : [people, ...Array<number>(other - 1).fill(0)],
    )
    expectHidden(told)
  }
})
