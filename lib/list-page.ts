import { z } from 'zod'

// What every list of the desk is asked for alike, from its address: what is not understood there counts as not asked.

export const ROWS_A_PAGE = 50

export const pageField = z.coerce.number().int().min(1).max(10_000).catch(1)

export const searchField = z.string().trim().max(200).catch('')

/** The rows of a page, counted from 1, as the database is asked for them; of null, for a file, all. */
export function rowsOf(page: number | null): { skip: number; take?: number } {
  return page === null ? { skip: 0 } : { skip: (page - 1) * ROWS_A_PAGE, take: ROWS_A_PAGE }
}

const ROWS_AT_ONCE = 1000

/**
 * All rows of a list that grows without end, for a file: some at a time, so that they never fill the memory. `read` asks the
 * database for those behind a row, in an order that no two rows share.
 */
export async function* inBatches<Row extends { id: string }>(
  read: (part: { take: number; cursor?: { id: string }; skip?: number }) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  let rows: Row[] = []
  do {
    const last = rows.at(-1)
    rows = await read({ take: ROWS_AT_ONCE, ...(last ? { cursor: { id: last.id }, skip: 1 } : {}) })
    yield rows
  } while (rows.length === ROWS_AT_ONCE)
}

export function pagesOf(count: number): number {
  return Math.max(1, Math.ceil(count / ROWS_A_PAGE))
}
