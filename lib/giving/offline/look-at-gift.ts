import { isoDay } from '@/lib/dates'
import { PaymentMethod, RefundOrigin, type Tx } from '@/lib/db'
import { findKnownPeople, type KnownPerson, type NamedPerson, postalKey } from '@/lib/people/known-people'
import { giftDay, type OfflineGift, payerName, throughName } from './offline-gift'

/** Whose name was typed: somebody we know, perhaps somebody we know, the same as in an earlier row of a file, or somebody new. */
export type Who =
  | { kind: 'known'; person: KnownPerson }
  | { kind: 'suggested'; people: KnownPerson[] }
  | { kind: 'row'; row: number; part: Part }
  | { kind: 'new' }

/** A gift that this one may be the same as: one that was entered before, or an earlier row of the file. */
export type AlikeGift =
  | { kind: 'entered'; paymentId: string; orderRef: string; day: string }
  | { kind: 'row'; row: number }

export type Part = 'donor' | 'employee'

/** What is known about a gift before it is entered. */
export type Look = {
  donor: Who
  employee: Who | null
  /** Null: the general fund. */
  fund: { id: string; slug: string; name: string } | null
  isFundUnknown: boolean
  alike: AlikeGift[]
}

export type EarlierRow = { row: number; gift: OfflineGift; look: Pick<Look, 'donor' | 'employee'> }

/** Looks everything up that decides what entering this gift would do; the earlier rows of the same file count as entered. */
export async function lookAtGift(tx: Tx, gift: OfflineGift, earlier: readonly EarlierRow[] = []): Promise<Look> {
  const fund = await findFund(tx, gift.fund)
  return {
    donor: await whoIs(tx, gift.donor, earlier),
    employee: gift.employee && (await whoIs(tx, gift.employee, earlier)),
    fund,
    isFundUnknown: gift.fund !== null && fund === null,
    alike: await alikeGifts(tx, gift, earlier),
  }
}

async function whoIs(tx: Tx, typed: NamedPerson, earlier: readonly EarlierRow[]): Promise<Who> {
  const found = await findKnownPeople(tx, typed)
  if ('known' in found) return { kind: 'known', person: found.known }
  const before = namedIn(earlier)
  // An email is one person's, also when an earlier row of the file is the first that has it.
  const sameEmail = before.find(({ person }) => typed.email !== null && person.email === typed.email)
  if (sameEmail) return sameEmail.first
  if (found.suggested.length > 0) return { kind: 'suggested', people: found.suggested }
  // Somebody whom one row names with an email and another without one has that email in both.
  const emailOf = ({ first }: Named) =>
    before.find((one) => isOf(one, first) && one.person.email !== null)?.person.email
  return before.find((one) => isSame({ ...one.person, email: emailOf(one) ?? null }, typed))?.first ?? { kind: 'new' }
}

type FirstRow = Extract<Who, { kind: 'row' }>
type Named = { person: NamedPerson; first: FirstRow }

/** Everybody whom the earlier rows name, and the first row that named the same person. */
function namedIn(earlier: readonly EarlierRow[]): Named[] {
  const named = (row: number, part: Part, person: NamedPerson, who: Who): Named => ({
    person,
    first: who.kind === 'row' ? who : { kind: 'row', row, part },
  })
  return earlier.flatMap(({ row, gift, look }) => [
    named(row, 'donor', gift.donor, look.donor),
    ...(gift.employee && look.employee ? [named(row, 'employee', gift.employee, look.employee)] : []),
  ])
}

const isOf = ({ first }: Named, other: FirstRow) => first.row === other.row && first.part === other.part

function isSame(one: NamedPerson, other: NamedPerson): boolean {
  if (one.email !== null && other.email !== null) return one.email === other.email
  const key = postalKey(one)
  return key !== null && key === postalKey(other)
}

/** A fund by its address or its name, open or closed: a check may come long after its campaign. */
async function findFund(tx: Tx, typed: string | null) {
  if (typed === null) return null
  return tx.fund.findFirst({
    where: { OR: [{ slug: typed.toLowerCase() }, { name: { equals: typed, mode: 'insensitive' } }] },
    orderBy: { id: 'asc' },
    select: { id: true, slug: true, name: true },
  })
}

type Marks = Pick<OfflineGift, 'method' | 'reference'> & {
  cents: number
  described: string | null
  payer: string
  through: string | null
  day: string
}

function marksOf(gift: OfflineGift): Marks {
  return {
    method: gift.method,
    reference: gift.reference,
    cents: gift.amountCents ?? 0,
    described: gift.description,
    payer: payerName(gift),
    through: throughName(gift),
    day: giftDay(gift),
  }
}

/**
 * Whether two entries may be of one gift: the same way, amount or description, and names; and the same number where both
 * have one, else the same day.
 */
function isAlike(one: Marks, other: Marks): boolean {
  const said = (marks: Marks) =>
    JSON.stringify([marks.method, marks.cents, marks.described, marks.payer, marks.through]).toLowerCase()
  if (said(one) !== said(other)) return false
  if (one.reference !== null && other.reference !== null) return one.reference === other.reference
  return one.day === other.day
}

async function alikeGifts(tx: Tx, gift: OfflineGift, earlier: readonly EarlierRow[]): Promise<AlikeGift[]> {
  const marks = marksOf(gift)
  const payments = await tx.payment.findMany({
    where: {
      method: PaymentMethod[gift.method],
      amountCents: marks.cents,
      refunds: { none: { origin: RefundOrigin.VOID } },
      order: { payerName: { equals: marks.payer, mode: 'insensitive' } },
    },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      reference: true,
      occurredAt: true,
      order: { select: { ref: true, payerName: true, throughName: true, lines: { select: { description: true } } } },
    },
  })
  const entered = payments.flatMap(({ id, reference, occurredAt, order }): AlikeGift[] => {
    const day = isoDay(occurredAt)
    const known: Marks = {
      method: gift.method,
      reference,
      cents: marks.cents,
      described: gift.description === null ? null : (order.lines[0]?.description ?? null),
      payer: order.payerName,
      through: order.throughName,
      day,
    }
    return isAlike(marks, known) ? [{ kind: 'entered', paymentId: id, orderRef: order.ref, day }] : []
  })
  const rows = earlier.filter((one) => isAlike(marks, marksOf(one.gift)))
  return [...entered, ...rows.map(({ row }): AlikeGift => ({ kind: 'row', row }))]
}
