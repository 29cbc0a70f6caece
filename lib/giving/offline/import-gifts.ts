import { isoDay } from '@/lib/dates'
import { db, type Tx } from '@/lib/db'
import type { Treasurer } from '@/lib/people/granted'
import { keepPerson } from '@/lib/people/keep-person'
import { unnamedGiver } from '@/lib/people/unnamed-giver'
import { readSettings, receiptIssuer } from '@/lib/settings'
import { type Answer, decided, oneEntryAtATime } from './enter-gift'
import type { Part, Who } from './look-at-gift'
import type { OfflineGift } from './offline-gift'
import { fingerprintOf, type PlannedRow, planImport } from './plan-import'
import { writeGift } from './write-gift'

/** What was decided about a row: who it is, and what of a gift that looks like another. */
export type RowAnswer = { who: Partial<Record<Part, Answer>>; alike: 'enter' | 'leave_out' | null }
export type Answers = ReadonlyMap<number, RowAnswer>

type Open = { row: number; question: Part | 'alike' }

type Imported =
  | { outcome: 'entered'; gifts: number }
  | { outcome: 'entered_before' }
  /** Something has changed since the plan was looked at: look again. */
  | { outcome: 'changed' }
  /** Rows are refused, or questions are open. */
  | { outcome: 'not_ready'; open: Open[] }
  | { outcome: 'closed' }
  | { outcome: 'unknown' }

/** A long file takes a while: each row asks and writes about twenty times. */
const LONGEST_MS = 120_000

/**
 * Enters a file that was looked at: all of its rows but those that somebody has left out, or none. `seenHash` is the plan's
 * that they saw; where entering would do anything else by now, nothing is done.
 */
export async function importGifts(
  treasurer: Treasurer,
  importId: string,
  { answers, seenHash }: { answers: Answers; seenHash: string },
  now = new Date(),
): Promise<Imported> {
  return db.$transaction(
    async (tx): Promise<Imported> => {
      await oneEntryAtATime(tx)
      const file = await tx.giftImport.findUnique({ where: { id: importId } })
      if (!file) return { outcome: 'unknown' }
      if (file.enteredAt) return { outcome: 'entered_before' }
      if (!receiptIssuer(await readSettings(tx)).ok) return { outcome: 'closed' }
      const planned = await planImport(tx, file.text, isoDay(now))
      if (!planned.ok || planned.plan.hash !== seenHash) return { outcome: 'changed' }
      const open = openQuestions(planned.plan.rows, answers)
      if (!planned.plan.isEnterable || open.length > 0) return { outcome: 'not_ready', open }
      const gifts = await enterRows(tx, treasurer, planned.plan.rows, answers)
      await tx.giftImport.update({
        where: { id: importId },
        // The gifts are in the books; what else the file says of people is not kept.
        data: { enteredAt: now, enteredBy: treasurer.email, gifts, text: '' },
      })
      const details = { file: file.fileName, gifts }
      await tx.auditEntry.create({
        data: { actor: `person:${treasurer.personId}`, action: 'import-gifts', subject: `import:${importId}`, details },
      })
      return { outcome: 'entered', gifts }
    },
    { timeout: LONGEST_MS },
  )
}

function openQuestions(rows: readonly PlannedRow[], answers: Answers): Open[] {
  return rows.flatMap((planned): Open[] => {
    if (!('gift' in planned)) return []
    const { row, look } = planned
    const answer = answers.get(row)
    if (look.alike.length > 0 && answer?.alike === 'leave_out') return []
    const open: Open[] = []
    if (decided(look.donor, answer?.who.donor) === 'unsure') open.push({ row, question: 'donor' })
    if (look.employee && decided(look.employee, answer?.who.employee) === 'unsure')
      open.push({ row, question: 'employee' })
    if (look.alike.length > 0 && answer?.alike !== 'enter') open.push({ row, question: 'alike' })
    return open
  })
}

async function enterRows(tx: Tx, treasurer: Treasurer, rows: readonly PlannedRow[], answers: Answers): Promise<number> {
  /** Whom the rows so far have made or found, by row and part. */
  const people = new Map<string, string>()
  let gifts = 0
  for (const planned of rows) {
    if (!('gift' in planned)) continue
    const { row, gift, look } = planned
    const answer = answers.get(row)
    if (look.alike.length > 0 && answer?.alike === 'leave_out') continue
    const person = async (part: Part, typed: OfflineGift['donor'], who: Who) => {
      const id = await personOf(tx, treasurer, typed, who, answer?.who[part], people)
      people.set(keyOf(row, part), id)
      // The first row that names somebody new may have been left out; then this one has made them for all that follow.
      if (who.kind === 'row') people.set(keyOf(who.row, who.part), id)
      return id
    }
    const donorId = gift.isUnnamed ? (await unnamedGiver(tx)).id : await person('donor', gift.donor, look.donor)
    const employeeId = gift.employee && look.employee ? await person('employee', gift.employee, look.employee) : null
    const by = { enteredBy: treasurer.email, actor: `person:${treasurer.personId}` }
    await writeGift(tx, { gift, fund: look.fund, donorId, employeeId, formKey: await freeKey(tx, gift), ...by })
    gifts++
  }
  return gifts
}

async function personOf(
  tx: Tx,
  treasurer: Treasurer,
  typed: OfflineGift['donor'],
  who: Who,
  answer: Answer | undefined,
  people: ReadonlyMap<string, string>,
): Promise<string> {
  const chosen = who.kind === 'row' ? (people.get(keyOf(who.row, who.part)) ?? null) : decided(who, answer)
  if (chosen === 'unsure') throw new Error('A row is entered before it was decided who it is')
  return (await keepPerson(tx, typed, chosen, `person:${treasurer.personId}`)).id
}

const keyOf = (row: number, part: Part) => `${row} ${part}`

/** The key of a row's order: its fingerprint and how often that was entered before, so that the database refuses a repetition. */
async function freeKey(tx: Tx, gift: OfflineGift): Promise<string> {
  const prefix = `import:${fingerprintOf(gift)}:`
  return `${prefix}${await tx.order.count({ where: { formKey: { startsWith: prefix } } })}`
}
