import { expect, test } from 'vitest'
import type { RegistrationState } from '@/lib/db'
import { pageOfEntries, pickEntries, rosterFilter } from './roster-filter'

const person = (name: string, state: RegistrationState, day: number) => ({
  name,
  email: `${name.split(' ')[0]?.toLowerCase()}@example.org`,
  state,
  createdAt: new Date(Date.UTC(2026, 5, day)),
})

const run = {
  coming: [person('Zoe Sedge', 'CONFIRMED', 2), person('Ada Nettle', 'HOLD', 3), person('Éva Sedge', 'CONFIRMED', 4)],
  waiting: [person('Ben Fern', 'OFFERED', 6), person('Cleo Sedge', 'WAITLISTED', 5)],
  gone: [person('Ada Nettle', 'EXPIRED', 1), person('Dan Reed', 'CANCELLED', 1)],
}

function pick(asked: Record<string, string>) {
  const lists = pickEntries(run, rosterFilter.parse(asked))
  return Object.values(lists).map((list) => list.map(({ name }) => name))
}

test('without a question everybody is there, in the order of the roster', () => {
  expect(pick({})).toEqual([
    ['Zoe Sedge', 'Ada Nettle', 'Éva Sedge'],
    ['Ben Fern', 'Cleo Sedge'],
    ['Ada Nettle', 'Dan Reed'],
  ])
})

test('words are looked for in name and address, whatever their case', () => {
  expect(pick({ q: ' SEDGE ' })).toEqual([['Zoe Sedge', 'Éva Sedge'], ['Cleo Sedge'], []])
  expect(pick({ q: 'sedge cleo@' })).toEqual([[], ['Cleo Sedge'], []])
})

test('a state is looked for by itself, and who no longer comes under one word', () => {
  expect(pick({ state: 'held' })).toEqual([['Ada Nettle'], [], []])
  expect(pick({ state: 'waiting' })).toEqual([[], ['Cleo Sedge'], []])
  expect(pick({ state: 'ended', q: 'ada' })).toEqual([[], [], ['Ada Nettle']])
  expect(pick({ state: 'no such state', q: 'zoe' })).toEqual([['Zoe Sedge'], [], []])
})

test('by name either way, and the newest first', () => {
  expect(pick({ sort: 'name' })[0]).toEqual(['Ada Nettle', 'Éva Sedge', 'Zoe Sedge'])
  expect(pick({ sort: 'name_down' })[0]).toEqual(['Zoe Sedge', 'Éva Sedge', 'Ada Nettle'])
  expect(pick({ sort: 'newest' })).toEqual([
    ['Éva Sedge', 'Ada Nettle', 'Zoe Sedge'],
    ['Ben Fern', 'Cleo Sedge'],
    ['Ada Nettle', 'Dan Reed'],
  ])
})

test('everybody is on one page and on no other', () => {
  const numbers = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index)
  const lists = { coming: numbers(0, 45), waiting: numbers(45, 20), gone: numbers(65, 36) }
  const pages = [1, 2, 3].map((page) => pageOfEntries(lists, page))
  expect(pages.map(({ coming, waiting, gone }) => [coming.length, waiting.length, gone.length])).toEqual([
    [45, 5, 0],
    [0, 15, 35],
    [0, 0, 1],
  ])
  expect(pages.flatMap(({ coming, waiting, gone }) => [...coming, ...waiting, ...gone])).toEqual(numbers(0, 101))
  expect(pages[0]?.pages).toBe(3)
  expect(pageOfEntries(lists, 4)).toEqual(pages[2])
})
