import { formatCentsPlain } from './money'

/** Text that somebody may have typed, or a sum of money, which is a number also where it is below zero. */
export type Cell = string | { cents: number }

/**
 * Rows as a CSV file that spreadsheets open as they are: with a byte order mark, every cell quoted, and a cell that begins
 * like a formula made text, since people type these cells. Without the mark (`hasMark: false`) for programs that take it
 * for a part of the first column's name.
 */
export function toCsv(
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
  { hasMark = true }: { hasMark?: boolean } = {},
): string {
  return `${hasMark ? '\uFEFF' : ''}${csvRows([head, ...rows])}`
}

/** Rows to follow those of a file that has begun. */
export function csvRows(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

function cell(content: Cell): string {
  return typeof content === 'string' ? textCell(content) : `"${formatCentsPlain(content.cents)}"`
}

function textCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${harmless.replaceAll('"', '""')}"`
}
