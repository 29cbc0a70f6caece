import { expect, test } from 'vitest'
import { readImportFile } from './import-file'

const head = 'Method,Amount,Received,Postmarked,Reference,Name,Email,Address,City,State,ZIP,Description,Organization'
const today = '2027-01-10'
const read = (...rows: string[]) => readImportFile([head, ...rows].join('\r\n'), today)

function only(...rows: string[]) {
  const file = read(...rows)
  if (!file.ok) throw new Error(file.problem)
  return file.rows
}

test('a row says a gift, whatever the order and case of its columns', () => {
  expect(
    only('cheque,"$1,000.00",1/4/2027,12/31/2026,1042,"Quill, Zoë",,12 Alder Street,Bend,OR,97701,,'),
  ).toMatchObject([
    {
      row: 2,
      gift: {
        method: 'CHECK',
        amountCents: 100_000,
        receivedOn: '2027-01-04',
        postmarkedOn: '2026-12-31',
        donor: { name: 'Quill, Zoë', postalAddress: '12 Alder Street\nBend, OR 97701' },
      },
    },
  ])
})

test('rows are numbered as a spreadsheet numbers them, empty ones and texts of many lines among them', () => {
  const rows = only(
    'cash,5,1/4/2027,,,Ash,a@example.org,,,,,,',
    ',,,,,,,,,,,,',
    '',
    'cash,6,1/4/2027,,,Una,,"1 Road\n2 Town",,,,,',
  )
  expect(rows.map(({ row, name }) => [row, name])).toEqual([
    [2, 'Ash'],
    [5, 'Una'],
  ])
})

test('all that is wrong with a row is said at that row', () => {
  expect(only('barter,5,1/4/2027,,,Ash,a@example.org,,,,,,', 'cash,,1/40/2027,,,,,,,,,,')).toMatchObject([
    { row: 2, problems: ['We do not know the method “barter”'] },
    {
      row: 3,
      problems: [
        'Enter the amount',
        'Enter a day like 12/31/2026, with four digits of the year',
        'Enter who gave it',
        'Enter an email or a postal address: the receipt has to go somewhere',
      ],
    },
  ])
})

test('what has no place in a way of giving is refused, not lost', () => {
  expect(
    only('in kind,50,1/4/2027,,,Ash,a@example.org,,,,,A chair,', 'cash,5,1/4/2027,1/2/2027,,Ash,a@example.org,,,,,,'),
  ).toMatchObject([
    { problems: ['“amount” has to be empty for in kind'] },
    { problems: ['“postmarked” has to be empty for cash'] },
  ])
})

test('a file that is no list of gifts is refused as a whole', () => {
  const problem = (text: string) => {
    const file = readImportFile(text, today)
    return file.ok ? '' : file.problem
  }
  expect(problem('')).toContain('names no column')
  expect(problem('method,received,name,colour\n')).toContain('We do not know “colour”')
  expect(problem('method,name,method,received\n')).toContain('twice')
  expect(problem('method,received,name\n')).toContain('no row with a gift')
  expect(problem('method,received,name\ncash,"1/4/2027,Ash\n')).toContain('no CSV')
  expect(problem(`method,received,name\n${'cash,1/4/2027,Ash\n'.repeat(301)}`)).toContain('300 at most')
})

test('a text with commas that has lost its quotes is noticed', () => {
  expect(only('cash,5,1/4/2027,,,Ash,a@example.org,,,,,,,Bend')[0]).toMatchObject({
    problems: [expect.stringContaining('more cells than columns')],
  })
})

test('a year of two digits is asked about', () => {
  expect(only('cash,5,0026-11-01,,,Ash,a@example.org,,,,,,')).toMatchObject([
    { problems: ['Enter a day like 12/31/2026, with four digits of the year'] },
  ])
})
