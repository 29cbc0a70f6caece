import { db } from '@/lib/db'
import { DAY_MS } from '@/lib/durations'
import type { Treasurer } from '@/lib/people/granted'
import { type LetterWords, letterWords } from './letter-words'

/** As many as one sits down to print and fold. */
const MOST_LETTERS = 50

const waiting = {
  printedAt: null,
  // Thanks for a gift that has gone back since then would come too late.
  OR: [{ kind: 'CORRECTION' as const }, { payment: { receipts: { some: { voidedAt: null } } } }],
}

export type PrintableLetter = { id: string; name: string; postalAddress: string } & LetterWords

/** How many letters wait to be printed. */
export async function countWaitingLetters(_: Treasurer): Promise<number> {
  return db.letter.count({ where: waiting })
}

/** The letters that wait to be printed, the oldest first, with every word of them. */
export async function waitingLetters(_: Treasurer): Promise<PrintableLetter[]> {
  const letters = await db.letter.findMany({
    where: waiting,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: MOST_LETTERS,
    select: {
      id: true,
      kind: true,
      name: true,
      person: { select: { postalAddress: true } },
      payment: {
        select: {
          amountCents: true,
          receipts: {
            orderBy: { serial: 'desc' },
            select: { serial: true, kind: true, text: true, email: true, voidedAt: true },
          },
          order: {
            select: {
              payerName: true,
              tribute: { select: { kind: true, honoree: true } },
              lines: { select: { description: true, isNonCash: true, fund: { select: { name: true } } } },
            },
          },
        },
      },
    },
  })
  return letters.map(({ id, kind, name, person, payment: { amountCents, receipts, order } }) => {
    const [line] = order.lines
    return {
      id,
      name,
      postalAddress: person.postalAddress ?? '',
      ...letterWords({
        kind,
        name,
        payerName: order.payerName,
        amountCents,
        description: line?.isNonCash ? line.description : null,
        fundName: line?.fund?.name ?? null,
        tribute: order.tribute,
        receipt: receipts.find(({ voidedAt }) => voidedAt === null) ?? null,
        voidedSerial: receipts.find(({ voidedAt }) => voidedAt !== null)?.serial ?? null,
      }),
    }
  })
}

export type PrintedBatch = { printedAt: Date; printedBy: string; ids: string[]; names: string[] }

const LATELY_DAYS = 30

/** What was marked as printed in the last 30 days, one batch for each time it was said, the newest first. */
export async function printedLately(_: Treasurer, now = new Date()): Promise<PrintedBatch[]> {
  const since = new Date(now.getTime() - LATELY_DAYS * DAY_MS)
  const letters = await db.letter.findMany({
    where: { printedAt: { gte: since } },
    orderBy: [{ printedAt: 'desc' }, { createdAt: 'asc' }],
    select: { id: true, name: true, printedAt: true, printedBy: true },
  })
  const batches = new Map<string, PrintedBatch>()
  for (const { id, name, printedAt, printedBy } of letters) {
    if (!printedAt || !printedBy) continue
    const key = `${printedAt.toISOString()} ${printedBy}`
    const batch = batches.get(key) ?? { printedAt, printedBy, ids: [], names: [] }
    batches.set(key, { ...batch, ids: [...batch.ids, id], names: [...batch.names, name] })
  }
  return [...batches.values()]
}
