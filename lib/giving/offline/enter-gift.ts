import { db, type Tx } from '@/lib/db'
import { deedKey } from '@/lib/deed-key'
import type { Treasurer } from '@/lib/people/granted'
import { keepPerson } from '@/lib/people/keep-person'
import type { KnownPerson, NamedPerson } from '@/lib/people/known-people'
import { unnamedGiver } from '@/lib/people/unnamed-giver'
import { readSettings, receiptIssuer } from '@/lib/settings'
import { type AlikeGift, lookAtGift, type Part, type Who } from './look-at-gift'
import type { OfflineGift } from './offline-gift'
import { writeGift } from './write-gift'

/** Who it is, where people are suggested: one of them, or somebody new. */
export type Answer = { personId: string } | 'new'

type Entry = {
  gift: OfflineGift
  formKey: string
  /** What was answered about names that may be of people we know. */
  who: Partial<Record<Part, Answer>>
  /** Somebody has said that it is another gift than the one that looks like it. */
  isAnother: boolean
}

type Entered =
  | { outcome: 'entered' | 'entered_before'; orderRef: string }
  /** Something must be decided first: who it is, or whether it has been entered before. */
  | { outcome: 'unsure'; people: Record<Part, KnownPerson[]>; alike: AlikeGift[] }
  | { outcome: 'unknown_fund' }
  /** No receipt could be issued. */
  | { outcome: 'closed' }

/** Enters one gift that came without a card. The same form pressed twice is one gift. */
export async function enterGift(treasurer: Treasurer, entry: Entry): Promise<Entered> {
  const { gift } = entry
  const formKey = deedKey(entry.formKey, entry.gift)
  return db.$transaction(async (tx): Promise<Entered> => {
    await oneEntryAtATime(tx)
    const before = await tx.order.findUnique({ where: { formKey }, select: { ref: true } })
    if (before) return { outcome: 'entered_before', orderRef: before.ref }
    if (!receiptIssuer(await readSettings(tx)).ok) return { outcome: 'closed' }
    const look = await lookAtGift(tx, gift)
    if (look.isFundUnknown) return { outcome: 'unknown_fund' }
    const donor = decided(look.donor, entry.who.donor)
    const employee = look.employee ? decided(look.employee, entry.who.employee) : null
    if (donor === 'unsure' || employee === 'unsure' || (look.alike.length > 0 && !entry.isAnother)) {
      const people = { donor: suggestedIn(look.donor), employee: suggestedIn(look.employee) }
      return { outcome: 'unsure', people, alike: look.alike }
    }
    const actor = `person:${treasurer.personId}`
    const keep = (typed: NamedPerson, id: string | null) => keepPerson(tx, typed, id, actor)
    const { orderRef } = await writeGift(tx, {
      gift,
      fund: look.fund,
      donorId: (gift.isUnnamed ? await unnamedGiver(tx) : await keep(gift.donor, donor)).id,
      employeeId: gift.employee ? (await keep(gift.employee, employee)).id : null,
      formKey,
      enteredBy: treasurer.email,
      actor,
    })
    return { outcome: 'entered', orderRef }
  })
}

/** Entries wait for one another, so that what was looked up stays true until it is written. */
export async function oneEntryAtATime(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('enter-gifts', 0))`
}

/** The id of who it is, null for somebody new, or that nobody has said yet. An answer counts only among the suggested. */
export function decided(who: Who, answer: Answer | undefined): string | null | 'unsure' {
  if (who.kind === 'known') return who.person.id
  if (who.kind !== 'suggested') return null
  if (answer === 'new') return null
  return who.people.find(({ id }) => id === answer?.personId)?.id ?? 'unsure'
}

function suggestedIn(who: Who | null): KnownPerson[] {
  return who?.kind === 'suggested' ? who.people : []
}
