import { isoDay } from '@/lib/dates'
import { db, type Tx } from '@/lib/db'
import { DAY_MS } from '@/lib/durations'
import { withoutControls } from '@/lib/form'
import type { Treasurer } from '@/lib/people/granted'
import { type ImportPlan, planImport } from './plan-import'

/** How long a file that was never entered is kept: it names people. */
const KEPT_DAYS = 7
export const MOST_BYTES = 1_000_000

type Kept = { ok: true; id: string } | { ok: false; problem: string }

/** Keeps a file to be looked at before it is entered; refuses what cannot be read as a list of gifts. Enters nothing. */
export async function keepImport(
  treasurer: Treasurer,
  { fileName, bytes }: { fileName: string; bytes: Uint8Array },
  now = new Date(),
): Promise<Kept> {
  const text = withoutControls(decode(bytes))
  return db.$transaction(async (tx): Promise<Kept> => {
    const planned = await planImport(tx, text, isoDay(now))
    if (!planned.ok) return planned
    await forgetImports(tx, now)
    const data = { fileName: fileName.slice(0, 200), text, createdBy: treasurer.email, createdAt: now }
    const { id } = await tx.giftImport.create({ data, select: { id: true } })
    return { ok: true, id }
  })
}

/** Forgets files that were never entered. Returns how many. */
export async function forgetImports(tx: Tx, now: Date): Promise<number> {
  const old = new Date(now.getTime() - KEPT_DAYS * DAY_MS)
  return (await tx.giftImport.deleteMany({ where: { enteredAt: null, createdAt: { lt: old } } })).count
}

/** A spreadsheet's CSV is UTF-8 or, from an older Excel, Windows' own; its “Unicode Text” is UTF-16. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

export type KeptImport = { id: string; fileName: string } & (
  | { state: 'entered'; enteredAt: Date; enteredBy: string; gifts: number }
  | { state: 'waiting'; plan: ImportPlan }
  | { state: 'unreadable'; problem: string }
)

/** A file as it was entered, or what entering it would do now. Null when there is none. */
export async function readImport(_: Treasurer, id: string, now = new Date()): Promise<KeptImport | null> {
  return db.$transaction(async (tx): Promise<KeptImport | null> => {
    const file = await tx.giftImport.findUnique({ where: { id } })
    if (!file) return null
    const { fileName, enteredAt, enteredBy, gifts } = file
    if (enteredAt && enteredBy && gifts !== null) {
      return { id, fileName, state: 'entered', enteredAt, enteredBy, gifts }
    }
    const planned = await planImport(tx, file.text, isoDay(now))
    if (!planned.ok) return { id, fileName, state: 'unreadable', problem: planned.problem }
    return { id, fileName, state: 'waiting', plan: planned.plan }
  })
}
