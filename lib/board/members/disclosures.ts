import { replyToBoard } from '@/lib/board/board-addresses'
import { taxYear } from '@/lib/dates'
import { db, type Tx } from '@/lib/db'
import { DAY_MS } from '@/lib/durations'
import { readLinkToken } from '@/lib/links'
import { queueMail } from '@/lib/mail'
import { emailOf } from '@/lib/people/email-of'
import { disclosureEmail } from './disclosure-emails'
import type { DisclosureInput } from './member-schema'

const REMIND_AFTER_DAYS = 14
/** (check) How long disclosures are kept after their year is for ORNCC's board to decide and its counsel to sign off. */
const KEEP_YEARS = 7

/** Asks everybody who serves for their disclosure of this year, once, and reminds once who has not given it. A daily job. */
export async function askDisclosures(now = new Date()): Promise<void> {
  const year = taxYear(now)
  const members = await db.boardMember.findMany({
    where: { startsOn: { lte: now }, leftOn: null, disclosures: { none: { year } } },
    select: { id: true, person: { select: { name: true, email: true } } },
  })
  for (const { id: memberId, person } of members) {
    await db.$transaction(async (tx) => {
      const [made] = await tx.boardDisclosure.createManyAndReturn({
        data: [{ memberId, year, askedAt: now }],
        skipDuplicates: true,
      })
      if (made) await mail(tx, made, person, false)
    })
  }
  await remind(now)
}

async function remind(now: Date): Promise<void> {
  const before = new Date(now.getTime() - REMIND_AFTER_DAYS * DAY_MS)
  const silent = { askedAt: { lte: before }, remindedAt: null, answeredAt: null, member: { leftOn: null } }
  const due = await db.boardDisclosure.findMany({
    where: silent,
    include: { member: { select: { person: { select: { name: true, email: true } } } } },
  })
  for (const { member, ...disclosure } of due) {
    await db.$transaction(async (tx) => {
      const where = { id: disclosure.id, remindedAt: null, answeredAt: null }
      const { count } = await tx.boardDisclosure.updateMany({ where, data: { remindedAt: now } })
      if (count > 0) await mail(tx, disclosure, member.person, true)
    })
  }
}

async function mail(
  tx: Tx,
  disclosure: { id: string; linkVersion: number; year: number },
  person: { name: string; email: string | null },
  isReminder: boolean,
): Promise<void> {
  await queueMail(tx, {
    ...disclosureEmail({ ...disclosure, name: person.name }, isReminder),
    cause: `board-disclosure:${disclosure.id}:${isReminder ? 'reminder' : 'ask'}`,
    template: 'board-disclosure',
    to: emailOf(person),
    ...(await replyToBoard(tx)),
  })
}

/** A member's own disclosure by the link of the mail; null where the link opens nothing. */
export async function findDisclosure(token: string) {
  const link = readLinkToken('disclosure', token)
  if (!link) return null
  return db.boardDisclosure.findFirst({
    where: { id: link.id, linkVersion: link.version },
    select: {
      year: true,
      answeredAt: true,
      hasInterests: true,
      interests: true,
      member: { select: { person: { select: { name: true } } } },
    },
  })
}

/** Takes in what a member discloses for a year, by their link. The first one stands. */
export async function giveDisclosure(
  { token, ...given }: DisclosureInput,
  now = new Date(),
): Promise<'given' | 'given_already' | 'unknown'> {
  const link = readLinkToken('disclosure', token)
  if (!link) return 'unknown'
  return db.$transaction(async (tx) => {
    const where = { id: link.id, linkVersion: link.version }
    const { count } = await tx.boardDisclosure.updateMany({
      where: { ...where, answeredAt: null },
      data: { ...given, answeredAt: now },
    })
    if (count === 0) return (await tx.boardDisclosure.count({ where })) > 0 ? 'given_already' : 'unknown'
    const { memberId, year } = await tx.boardDisclosure.findUniqueOrThrow({ where: { id: link.id } })
    await tx.auditEntry.create({
      data: {
        actor: 'member',
        action: 'board-disclosure.given',
        subject: `board-member:${memberId}`,
        details: { year },
      },
    })
    return 'given'
  })
}

/** Erases disclosures seven years after the year that they are about; how many. */
export async function eraseDisclosures(tx: Tx, now: Date): Promise<number> {
  const { count } = await tx.boardDisclosure.deleteMany({ where: { year: { lt: taxYear(now) - KEEP_YEARS } } })
  return count
}
