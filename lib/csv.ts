/** Spreadsheets read a cell that begins so as a formula, whoever typed it. */
const STARTS_A_FORMULA = /^[=+\-@\t\r]/

/**
 * Rows as a CSV file (RFC 4180) that a spreadsheet opens with its letters intact and runs nothing of: text that could be
 * a formula gets an apostrophe before it. Null is an empty cell.
 */
export function toCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  // The byte order mark tells Excel that this is UTF-8.
  return `\uFEFF${rows.map((row) => `${row.map(toCell).join(',')}\r\n`).join('')}`
}

function toCell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = STARTS_A_FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
