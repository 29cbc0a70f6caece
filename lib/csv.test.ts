import { expect, test } from 'vitest'
import { toCsv } from './csv'

test('what people typed stays in its cell', () => {
  expect(toCsv(['Name', 'Needs'], [['Ada, "the first"', 'two\nlines']])).toBe(
    '\uFEFF"Name","Needs"\r\n"Ada, ""the first""","two\nlines"\r\n',
  )
})

test.each(['=HYPERLINK("x")', '+1', '-1', '@sum', '\tx'])('a cell that begins like a formula is text: %s', (typed) => {
  expect(toCsv(['Name'], [[typed]])).toContain(`"'${typed.replaceAll('"', '""')}"`)
})

test('a sum of money is a number, below zero too', () => {
  expect(toCsv(['Net'], [[{ cents: -123_456 }]])).toBe('\uFEFF"Net"\r\n"-1234.56"\r\n')
})

test('for programs that trip over it, the byte order mark is left away', () => {
  expect(toCsv(['JournalNo'], [], { hasMark: false })).toBe('"JournalNo"\r\n')
})
