import { expect, test } from 'vitest'
import { fillIn, unknownValues } from './merge-values'

const ada = {
  name: 'Ada {door}',
  course: 'Foundation',
  'next session': 'Mon, Jun 8',
  place: 'Zoom',
  'own link': 'https://orncc.example/r/1',
  door: null,
}

test('each value stands where its name stood, however the name was typed', () => {
  expect(fillIn('Dear {name}, {Course } on {next  session}: {own link}', ada)).toEqual({
    text: 'Dear Ada {door}, Foundation on Mon, Jun 8: https://orncc.example/r/1',
    missing: [],
  })
})

test('a value that somebody lacks is named, and so is an empty one', () => {
  expect(fillIn('{door} {door} {place}', { ...ada, place: '' }).missing).toEqual(['door', 'place'])
})

test('a name that is no value is refused as it was typed, and so is a brace alone', () => {
  expect(unknownValues('Dear {first name}, {course}')).toEqual(['{first name}'])
  expect(unknownValues('Dear {{name}}')).toEqual(['{', '}'])
  expect(unknownValues('Dear {name, come')).toEqual(['{'])
  expect(unknownValues('{constructor}')).toEqual(['{constructor}'])
  expect(unknownValues('Dear {name}, {own link}.')).toEqual([])
})
