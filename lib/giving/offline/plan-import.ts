import { createHash } from 'node:crypto'
import type { Tx } from '@/lib/db'
import { type ImportRow, readImportFile } from './import-file'
import { type EarlierRow, type Look, lookAtGift } from './look-at-gift'
import type { OfflineGift } from './offline-gift'

export type PlannedRow =
  | { row: number; name: string; problems: string[] }
  | { row: number; name: string; gift: OfflineGift; look: Look }

/** What entering a file would do, row by row, as things are now. */
export type ImportPlan = {
  rows: PlannedRow[]
  /** Whether no row is refused; some may still have to be decided. */
  isEnterable: boolean
  /** Changes whenever anything in the plan does, so that what is entered is what somebody has looked at. */
  hash: string
}

/** Plans a file; null where it can be read as none. Looks, and writes nothing. */
export async function planImport(
  tx: Tx,
  text: string,
  today: string,
): Promise<{ ok: true; plan: ImportPlan } | { ok: false; problem: string }> {
  const file = readImportFile(text, today)
  if (!file.ok) return file
  const rows: PlannedRow[] = []
  const earlier: EarlierRow[] = []
  for (const row of file.rows) {
    const planned = await planRow(tx, row, earlier)
    rows.push(planned)
    if ('gift' in planned) earlier.push(planned)
  }
  const hash = createHash('sha256').update(JSON.stringify(rows)).digest('hex')
  return { ok: true, plan: { rows, isEnterable: rows.every((row) => 'gift' in row), hash } }
}

async function planRow(tx: Tx, row: ImportRow, earlier: readonly EarlierRow[]): Promise<PlannedRow> {
  if ('problems' in row) return row
  const look = await lookAtGift(tx, row.gift, earlier)
  if (look.isFundUnknown) {
    return { row: row.row, name: row.name, problems: [`There is no fund “${row.gift.fund}”`] }
  }
  return { ...row, look }
}

/** The same for the same gift, whenever and by whatever file it is brought. */
export function fingerprintOf(gift: OfflineGift): string {
  return createHash('sha256').update(JSON.stringify(gift)).digest('hex')
}
