import { expect, test } from 'vitest'
import { printPoints, spread, weighted } from './scoring'

test('a criterion counts as often as it weighs', () => {
  expect(
    weighted([
      { points: 5, weight: 3 },
      { points: 1, weight: 1 },
    ]),
  ).toBe(4)
  expect(
    weighted([
      { points: 5, weight: 1 },
      { points: 1, weight: 1 },
    ]),
  ).toBe(3)
})

test('each reviewer counts once, and the spread is named', () => {
  expect(spread([4, 3, 2])).toEqual({ mean: 3, least: 2, most: 4 })
  expect(spread([2])).toEqual({ mean: 2, least: 2, most: 2 })
  expect(spread([])).toBeNull()
})

test('points have one decimal', () => {
  expect(printPoints(11 / 3)).toBe('3.7')
  expect(printPoints(4)).toBe('4.0')
})
