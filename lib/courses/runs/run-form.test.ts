import { expect, test } from 'vitest'
import { addRows, rowCount } from './form-rows'
import { fillSeries, readPolicyRows, readSessionRows, readTierRows, runSchema, shiftDates } from './run-form'

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

test('a run that is moved keeps its wall times, and all its dates move by as many days', () => {
  const values = {
    ...row(1, '2026-10-27', '18:30', '20:30'),
    ...row(2, '2026-11-03', '18:30', '20:30'),
    ...row(3, '', '', ''),
    closesAt: ['2026-10-20T12:00'],
    opensAt: [''],
    'shift-date': ['2027-03-09'],
  }
  const { values: moved, errors } = shiftDates(values)
  expect(errors).toEqual({})
  const dates = [moved['date-1'], moved['date-2'], moved['date-3'], moved.closesAt, moved.opensAt]
  expect(dates).toEqual([['2027-03-09'], ['2027-03-16'], [''], ['2027-03-02T12:00'], ['']])
  expect(Object.keys(shiftDates({ ...values, 'shift-date': ['soon'] }).errors)).toEqual(['shift-date'])
})

test('more rows keep what was typed', () => {
  const values = row(2, '2026-06-08', '18:30', '20:30')
  expect(rowCount(values, 'date', 0)).toBe(2)
  expect(rowCount({}, 'date', 4)).toBe(7)
  const more = addRows(values, 'date')
  expect([rowCount(more, 'date', 0), more['start-2']]).toEqual([5, ['18:30']])
})

const price = (
  number: number,
  fields: Partial<Record<'label' | 'kind' | 'least' | 'suggested' | 'most' | 'each', string>>,
) =>
  Object.fromEntries(
    Object.entries({ label: '', kind: 'FIXED', ...fields }).map(([name, value]) => [`tier-${name}-${number}`, [value]]),
  )

test('prices are read in their order, each in the shape of its kind, and an emptied row is none', () => {
  const { tiers, errors } = readTierRows({
    ...price(1, { label: 'Supported', least: '$90' }),
    ...price(2, {}),
    ...price(3, { label: 'Supporter', kind: 'RANGE', least: '180', suggested: '240', most: '500' }),
    ...price(4, { label: 'One evening', least: '35', each: 'yes' }),
    ...price(5, { label: 'Helpers', kind: 'FREE' }),
  })
  expect(errors).toEqual({})
  expect(tiers).toMatchObject([
    { label: 'Supported', kind: 'FIXED', minCents: 9000, maxCents: null, isPerSession: false },
    { label: 'Supporter', kind: 'RANGE', minCents: 18_000, suggestedCents: 24_000, maxCents: 50_000 },
    { label: 'One evening', kind: 'FIXED', minCents: 3500, isPerSession: true },
    { label: 'Helpers', kind: 'FREE', minCents: null },
  ])
})

test.each([
  ['a price without a name', { least: '90' }, 'tier-label-1'],
  ['a free price that costs', { label: 'Free', kind: 'FREE', least: '5' }, 'tier-kind-1'],
  ['an amount that cannot be read', { label: 'Standard', least: 'a lot' }, 'tier-least-1'],
  ['less than Stripe takes', { label: 'Standard', least: '0.50' }, 'tier-least-1'],
  ['a range that runs backwards', { label: 'Wide', kind: 'RANGE', least: '90', most: '90' }, 'tier-most-1'],
  [
    'a suggestion outside',
    { label: 'Wide', kind: 'RANGE', least: '10', suggested: '99', most: '90' },
    'tier-suggested-1',
  ],
  ['no price at all', {}, 'tier-label-1'],
])('%s is refused at its field', (_what, fields, field) => {
  expect(Object.keys(readTierRows(price(1, fields)).errors)).toEqual([field])
})

const step = (number: number, days: string, percent: string) => ({
  [`policy-days-${number}`]: [days],
  [`policy-percent-${number}`]: [percent],
})

test('a refund policy is read with its earliest step first, and no row at all is not decided', () => {
  expect(readPolicyRows({ ...step(1, '7', '75'), ...step(2, '14', '100'), ...step(3, '-7', '50') })).toEqual({
    policy: [
      { hoursBefore: 336, percent: 100 },
      { hoursBefore: 168, percent: 75 },
      { hoursBefore: -168, percent: 50 },
    ],
    errors: {},
  })
  expect(readPolicyRows({ ...step(1, '', '') })).toEqual({ policy: null, errors: {} })
  expect(Object.keys(readPolicyRows({ ...step(1, '14', '50'), ...step(2, '7', '75') }).errors)).toEqual([
    'policy-percent-2',
  ])
  expect(Object.keys(readPolicyRows({ ...step(1, '14', '50'), ...step(2, '14', '20') }).errors)).toEqual([
    'policy-days-2',
  ])
  expect(Object.keys(readPolicyRows(step(1, 'soon', '101')).errors)).toEqual(['policy-days-1', 'policy-percent-1'])
})

const form = {
  courseId: '00000000-0000-4000-8000-000000000000',
  status: 'PUBLISHED',
  trainerIds: [],
  zone,
  capacity: '12',
  opensAt: '',
  closesAt: '2026-06-01T12:00',
  waitlistClosesAt: '',
  offerHours: '24',
  scholarshipLimit: '0',
  minimum: '',
  goNoGoAt: '',
  fairMarketValue: '100',
  place: 'ZOOM',
  zoomUrl: 'https://zoom.us/j/1',
  venue: '',
  accessNote: '',
  updatedAt: '',
  announced: 'one\r\ntwo',
}
const fixed = {
  id: null,
  label: 'Standard',
  kind: 'FIXED' as const,
  minCents: 12_000,
  suggestedCents: null,
  maxCents: null,
}
const rows = {
  sessions: readSessionRows(row(1, '2026-06-08', '18:30', '20:30'), zone).sessions,
  tiers: [{ ...fixed, isPerSession: false }],
  refundPolicy: null,
}

test('a run is read with its moments as instants in its own zone', () => {
  expect(runSchema(rows).parse(form)).toMatchObject({
    capacity: 12,
    opensAt: null,
    closesAt: new Date('2026-06-01T19:00:00Z'),
    fairMarketValueCents: 10_000,
    isOnline: true,
    venue: null,
    announced: 'one\ntwo',
  })
  const free = [{ ...fixed, kind: 'FREE' as const, minCents: null, isPerSession: false }]
  expect(runSchema({ ...rows, tiers: free }).parse({ ...form, capacity: '', fairMarketValue: '' })).toMatchObject({
    capacity: null,
    fairMarketValueCents: 0,
    updatedAt: null,
  })
})

test.each([
  ['zoomUrl', { zoomUrl: 'http://zoom.us/j/1' }],
  ['zoomUrl', { zoomUrl: 'javascript:alert(1)' }],
  ['capacity', { capacity: '-1' }],
  ['zone', { zone: 'Mars/Olympus' }],
  ['fairMarketValue', { fairMarketValue: '' }],
  ['closesAt', { opensAt: '2026-06-02T12:00' }],
  ['opensAt', { opensAt: '2026-03-08T02:30' }],
  ['venue', { place: 'ROOM' }],
  ['venue', { place: 'BOTH' }],
  ['venue', { venue: 'A hall' }],
  ['offerHours', { offerHours: '0' }],
  ['goNoGoAt', { minimum: '6' }],
  ['minimum', { goNoGoAt: '2026-06-01T12:00' }],
  ['minimum', { minimum: '13', goNoGoAt: '2026-06-01T12:00' }],
  ['goNoGoAt', { minimum: '6', goNoGoAt: '2026-06-08T18:30' }],
  ['hasSingleSessions', { hasSingleSessions: 'yes' }],
])('%s is refused where it is wrong', (field, change) => {
  const result = runSchema(rows).safeParse({ ...form, ...change })
  expect(result.error?.issues.map((issue) => issue.path.join('.'))).toContain(field)
})
