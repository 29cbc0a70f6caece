// Forms with rows: `date-3` is the field `date` of row 3. Rows are asked for and given without a script.

export type Values = Record<string, string[]>

/** The most rows that are read of what is posted. */
const MOST_ROWS = 100
/** How many empty rows come at a time. */
const NEW_ROWS = 3

/** The numbers of the rows that were posted, of those whose first field has this name: `date-3` is row 3 of `date`. */
export function rowNumbers(values: Values, field: string): number[] {
  const posted = Object.keys(values).map((name) => {
    const [, prefix, row] = /^(.+)-(\d{1,3})$/.exec(name) ?? []
    return prefix === field ? Number(row) : 0
  })
  return Array.from({ length: Math.min(MOST_ROWS, Math.max(0, ...posted)) }, (_, index) => index + 1)
}

/** How many rows a form has: as many as were posted, or those in use and a few more. */
export function rowCount(values: Values, field: string, used: number, spare = NEW_ROWS): number {
  return rowNumbers(values, field).length || used + spare
}

/** The form's values with a few empty rows more. */
export function addRows(values: Values, field: string): Values {
  const rows = rowNumbers(values, field).length
  const added = Array.from({ length: NEW_ROWS }, (_, index) => [`${field}-${rows + index + 1}`, ['']])
  return { ...values, ...Object.fromEntries(added) }
}
