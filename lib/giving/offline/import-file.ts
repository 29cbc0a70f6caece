import { parse } from 'csv-parse/sync'
import { UNNAMED } from '@/lib/people/unnamed-giver'
import { methodNames, type OfflineGift, type OfflineMethod, offlineFields, offlineGift } from './offline-gift'

/** The columns of a file of gifts: what their heads may be, what they fill in, and what the page says of them. */
export const COLUMNS = [
  { head: 'method', field: 'method', says: 'Check, cash, DAF, IRA, stock, in kind, or employer match' },
  { head: 'amount', field: 'amount', says: 'In dollars. Empty for stock and in kind' },
  { head: 'received', field: 'receivedOn', says: 'The day it came, like 12/31/2026 or 2026-12-31' },
  { head: 'postmarked', field: 'postmarkedOn', says: 'Of a mailed check: the day of its postmark' },
  { head: 'reference', field: 'reference', says: 'The number of the check, or of the grant' },
  {
    head: 'name',
    field: 'name',
    says: 'Who gave: of a DAF its advisor, of a match the employer. “Unnamed giver” where nobody knows, for cash only',
  },
  { head: 'email', field: 'email', says: 'Where the receipt goes; without it the address is needed' },
  { head: 'address', field: 'address', says: 'Street, or the whole postal address' },
  { head: 'city', field: 'city', says: '' },
  { head: 'state', field: 'state', says: '' },
  { head: 'zip', field: 'zip', says: '' },
  {
    head: 'description',
    field: 'description',
    says: 'Of stock whose it is, of a gift in kind what it is; never a value',
  },
  { head: 'shares', field: 'shares', says: 'Of stock: the number of shares' },
  { head: 'organization', field: 'organization', says: 'Of a DAF its sponsor, of an IRA its custodian' },
  { head: 'employee', field: 'employee', says: 'Of a match: whose gift it matches' },
  { head: 'employee email', field: 'employeeEmail', says: 'Where their thanks go' },
  { head: 'employee address', field: 'employeeAddress', says: '' },
  { head: 'fund', field: 'fund', says: 'Its name or address on the site; empty for the general fund' },
  { head: 'tribute', field: 'tributeKind', says: '“In honor of” or “in memory of”' },
  { head: 'honoree', field: 'honoree', says: 'Of whom' },
] as const

type Field = (typeof COLUMNS)[number]['field']
const REQUIRED: readonly Field[] = ['method', 'receivedOn', 'name']

/** More than this is split: a file is entered whole or not at all, and entries wait for one another meanwhile. */
export const MOST_ROWS = 300

/** A row of the file, by the number that a spreadsheet shows beside it: the gift that it says, or what is wrong with it. */
export type ImportRow = { row: number; name: string } & ({ gift: OfflineGift } | { problems: string[] })

export type ImportFile = { ok: true; rows: ImportRow[] } | { ok: false; problem: string }

/**
 * Reads a file of gifts: its first row names the columns, in any order. `today` is the day in ORNCC's zone. What is wrong
 * with a row is said at that row; what is wrong with the file, alone.
 */
export function readImportFile(text: string, today: string): ImportFile {
  const table = readTable(text)
  if (typeof table === 'string') return { ok: false, problem: table }
  const [head = [], ...body] = table
  const columns = head.map(columnOf)
  const unknown = head.filter((cell, index) => cell !== '' && !columns[index])
  if (unknown.length > 0) {
    return {
      ok: false,
      problem: `We do not know ${listed(unknown)} in the first row. It names the columns, as listed below.`,
    }
  }
  const missing = COLUMNS.filter(({ field }) => REQUIRED.includes(field) && !columns.includes(field))
  if (missing.length > 0) {
    return { ok: false, problem: `The first row names no column ${listed(missing.map(({ head }) => head))}.` }
  }
  const twice = columns.filter((field, index) => field && columns.indexOf(field) !== index)
  if (twice.length > 0) return { ok: false, problem: 'The first row names a column twice.' }

  const filled = body.map((cells, index) => ({ row: index + 2, cells })).filter(({ cells }) => cells.some(Boolean))
  if (filled.length === 0) return { ok: false, problem: 'The file has no row with a gift.' }
  if (filled.length > MOST_ROWS) {
    return {
      ok: false,
      problem: `The file has ${filled.length} gifts. Split it: ${MOST_ROWS} at most are entered at once.`,
    }
  }
  return { ok: true, rows: filled.map(({ row, cells }) => readRow(row, cells, columns, today)) }
}

function readTable(text: string): string[][] | string {
  try {
    return parse(text, {
      delimiter: delimiterOf(text),
      bom: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: false,
    })
  } catch (error) {
    return `The file is no CSV that we can read: ${error instanceof Error ? error.message : 'unknown'}`
  }
}

/** What parts the cells: a comma, or what a spreadsheet writes in its place in other settings. */
function delimiterOf(text: string): string {
  const [head = ''] = text.split(/[\r\n]/, 1)
  return [';', '\t'].find((mark) => head.includes(mark) && !head.includes(',')) ?? ','
}

function columnOf(cell: string): Field | null {
  const name = cell
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim()
  return COLUMNS.find(({ head }) => head === name)?.field ?? null
}

function listed(words: readonly string[]): string {
  return words.map((word) => `“${word}”`).join(', ')
}

function readRow(row: number, cells: readonly string[], columns: readonly (Field | null)[], today: string): ImportRow {
  const typed = (field: Field) => cells[columns.indexOf(field)] ?? ''
  const name = typed('name')
  const problems: string[] = []
  if (cells.slice(columns.length).some(Boolean)) {
    problems.push('There are more cells than columns: is a text with commas without quotes?')
  }
  const method = methodOf(typed('method'))
  if (typed('method') !== '' && !method) problems.push(`We do not know the method “${typed('method')}”`)
  const tributeKind = tributeOf(typed('tributeKind'))
  if (tributeKind === null) problems.push('Write “in honor of” or “in memory of” as the tribute')
  if (method) problems.push(...misplaced(method, typed))

  const fields = offlineFields.safeParse({
    ...Object.fromEntries(COLUMNS.map(({ field }) => [field, typed(field)])),
    ...(name.toLowerCase() === UNNAMED.toLowerCase() ? { name: '', isUnnamed: 'yes' } : {}),
    method,
    tributeKind: tributeKind ?? '',
    postalAddress: addressOf(typed),
  })
  if (!fields.success) {
    const said = fields.error.issues.filter(({ path }) => !(path[0] === 'method' && typed('method') !== ''))
    return { row, name, problems: [...problems, ...said.map(({ message }) => message)] }
  }
  const read = offlineGift(fields.data, today)
  if (!read.ok) return { row, name, problems: [...problems, ...read.problems.map(({ message }) => message)] }
  return problems.length > 0 ? { row, name, problems } : { row, name: read.gift.donor.name, gift: read.gift }
}

const otherNames: Record<string, OfflineMethod> = {
  cheque: 'CHECK',
  daf: 'DAF',
  ira: 'IRA',
  qcd: 'IRA',
  shares: 'STOCK',
  'in kind gift': 'IN_KIND',
  match: 'EMPLOYER_MATCH',
  'matching gift': 'EMPLOYER_MATCH',
}

function methodOf(typed: string): OfflineMethod | null {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^a-z]+/g, ' ')
      .trim()
  const named = Object.entries(methodNames).find(([, name]) => plain(name) === plain(typed))
  return offlineFields.shape.method.safeParse(named?.[0]).data ?? otherNames[plain(typed)] ?? null
}

/** '' for none, null for words that are neither. */
function tributeOf(typed: string): 'HONOR' | 'MEMORY' | '' | null {
  if (typed === '') return ''
  const kind = /^(?:in )?(honou?r|memory)(?: of)?$/i.exec(typed)?.[1]?.toLowerCase()
  if (!kind) return null
  return kind === 'memory' ? 'MEMORY' : 'HONOR'
}

function addressOf(typed: (field: Field) => string): string {
  const region = [typed('state'), typed('zip')].filter(Boolean).join(' ')
  return [typed('address'), [typed('city'), region].filter(Boolean).join(', ')].filter(Boolean).join('\n')
}

const MONEY: readonly OfflineMethod[] = ['CHECK', 'CASH', 'DAF', 'IRA', 'EMPLOYER_MATCH']
/** The columns that only some ways of giving have. */
const belongs: Partial<Record<Field, readonly OfflineMethod[]>> = {
  amount: MONEY,
  postmarkedOn: ['CHECK'],
  reference: ['CHECK', 'DAF', 'IRA', 'STOCK', 'EMPLOYER_MATCH'],
  description: ['STOCK', 'IN_KIND'],
  shares: ['STOCK'],
  organization: ['DAF', 'IRA'],
  employee: ['EMPLOYER_MATCH'],
  employeeEmail: ['EMPLOYER_MATCH'],
  employeeAddress: ['EMPLOYER_MATCH'],
}

/** What a row says that its way of giving has no place for: better asked about than lost. */
function misplaced(method: OfflineMethod, typed: (field: Field) => string): string[] {
  return COLUMNS.flatMap(({ field, head }) => {
    const methods = belongs[field]
    if (!methods || methods.includes(method) || typed(field) === '') return []
    return [`“${head}” has to be empty for ${methodNames[method].toLowerCase()}`]
  })
}
