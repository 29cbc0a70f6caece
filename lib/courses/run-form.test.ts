import { expect, test } from 'vitest'
import { fillSeries, readSessionRows, runSchema } from './run-form'

const zone = 'America/Los_Angeles'
const row = (number: number, date: string, start: string, end: string) => ({
  [`date-${number}`]: [date],
  [`start-${number}`]: [start],
  [`end-${number}`]: [end],
})

test('rows become sessions in order of time, and empty rows are skipped', () => {
  const values = {
    ...row(1, '2026-06-15', '18:30', '20:30'),
    ...row(2, '', '', ''),
    ...row(3, '2026-06-08', '18:30', '20:30'),
  }
  const { sessions, errors } = readSessionRows(values, zone)
  expect(errors).toEqual({})
  expect(sessions.map((session) => session.localStart)).toEqual(['2026-06-08T18:30', '2026-06-15T18:30'])
  expect(sessions[0]?.startsAt).toEqual(new Date('2026-06-09T01:30:00Z'))
})

test.each([
  ['a time that the clock skips', row(1, '2026-03-08', '02:30', '04:00'), 'start-1', 'does not exist'],
  ['a time that comes twice', row(1, '2026-11-01', '01:30', '04:00'), 'start-1', 'comes twice'],
  ['an end that comes twice', row(1, '2026-11-01', '00:30', '01:30'), 'end-1', 'comes twice'],
  ['an end before the start', row(1, '2026-06-08', '20:30', '18:30'), 'end-1', 'after the start'],
  ['a row half filled in', row(1, '2026-06-08', '18:30', ''), 'end-1', 'Enter the date as'],
  ['a time without a date', row(1, '', '18:30', '20:30'), 'date-1', 'Enter the date as'],
  ['no session at all', {}, 'date-1', 'at least one session'],
])('%s is refused at its field', (_what, values, field, sentence) => {
  expect(readSessionRows(values, zone).errors[field]).toContain(sentence)
})

test('sessions that overlap are refused at the row of the later one, and one may follow upon the other', () => {
  const first = row(1, '2026-06-08', '18:30', '20:30')
  const errorsWith = (other: Record<string, string[]>) => readSessionRows({ ...first, ...other }, zone).errors
  expect(errorsWith(row(2, '2026-06-08', '20:29', '21:00'))).toEqual({
    'start-2': expect.stringContaining('Session 1'),
  })
  expect(errorsWith(row(2, '2026-06-08', '18:30', '20:30'))).toEqual({
    'start-2': expect.stringContaining('Session 1'),
  })
  expect(errorsWith(row(2, '2026-06-08', '17:00', '18:31'))).toEqual({
    'start-1': expect.stringContaining('Session 2'),
  })
  expect(errorsWith(row(2, '2026-06-08', '20:30', '21:00'))).toEqual({})
})

test('a weekly series keeps its wall time across the clock change', () => {
  const { values, errors } = fillSeries({
    'series-date': ['2026-10-27'],
    'series-start': ['18:30'],
    'series-end': ['20:30'],
    'series-count': ['2'],
    ...row(3, '2026-12-24', '10:00', '11:00'),
  })
  expect(errors).toEqual({})
  const { sessions } = readSessionRows(values, zone)
  expect(sessions.map((session) => session.startsAt.toISOString())).toEqual([
    '2026-10-28T01:30:00.000Z',
    '2026-11-04T02:30:00.000Z',
  ])
})

test('a run with more sessions than the form has rows at first keeps them all', () => {
  const rows = Array.from({ length: 20 }, (_, index) =>
    row(index + 1, `2026-06-${index + 1}`.replace(/-(\d)$/, '-0$1'), '18:30', '20:30'),
  )
  expect(readSessionRows(Object.assign({}, ...rows), zone).sessions).toHaveLength(20)
})

test('a series that cannot be read fills nothing', () => {
  const values = { 'series-date': ['soon'], 'series-start': ['18:30'], 'series-end': ['20:30'], 'series-count': ['99'] }
  const filled = fillSeries(values)
  expect(filled.values).toBe(values)
  expect(Object.keys(filled.errors)).toEqual(['series-date', 'series-end', 'series-count'])
})

const form = {
  courseId: '00000000-0000-4000-8000-000000000000',
  status: 'PUBLISHED',
  zone,
  capacity: '12',
  opensAt: '',
  closesAt: '2026-06-01T12:00',
  priceKind: 'FIXED',
  price: '$120',
  fairMarketValue: '100',
  isOnline: 'yes',
  zoomUrl: 'https://zoom.us/j/1',
  venue: '',
  accessNote: '',
  updatedAt: '',
}

test('a run is read with its moments as instants in its own zone', () => {
  expect(runSchema.parse(form)).toMatchObject({
    capacity: 12,
    opensAt: null,
    closesAt: new Date('2026-06-01T19:00:00Z'),
    priceCents: 12000,
    fairMarketValueCents: 10000,
    isOnline: true,
    venue: null,
  })
  expect(runSchema.parse({ ...form, capacity: '', priceKind: 'FREE', price: '', fairMarketValue: '' })).toMatchObject({
    capacity: null,
    priceCents: 0,
    fairMarketValueCents: 0,
    updatedAt: null,
  })
})

test.each([
  ['zoomUrl', { zoomUrl: 'http://zoom.us/j/1' }],
  ['zoomUrl', { zoomUrl: 'javascript:alert(1)' }],
  ['price', { price: 'a lot' }],
  ['price', { price: '0.50' }],
  ['capacity', { capacity: '-1' }],
  ['zone', { zone: 'Mars/Olympus' }],
  ['fairMarketValue', { fairMarketValue: '' }],
  ['fairMarketValue', { fairMarketValue: '', priceKind: 'KEEP' }],
  ['closesAt', { opensAt: '2026-06-02T12:00' }],
  ['opensAt', { opensAt: '2026-03-08T02:30' }],
  ['venue', { isOnline: undefined }],
])('%s is refused where it is wrong', (field, change) => {
  const result = runSchema.safeParse({ ...form, ...change })
  expect(result.error?.issues.map((issue) => issue.path.join('.'))).toContain(field)
})
