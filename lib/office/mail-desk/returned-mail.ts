import { LIVE } from '@/lib/courses/seats'
import { db, type Tx } from '@/lib/db'
import type { Staff } from '@/lib/people/granted'

// Hours after a mail server has taken a mail, another may send it back; that comes to the office's mailbox and to nothing
// of ours. So whoever reads it there notes the address here. Where their provider tells us itself one day, it notes it too.

export type ReturnedInput = { address: string; reason: string | null }

/** Notes that mail to an address comes back, and what was said. Noted again it is the newer reason. */
export async function noteReturned(staff: Staff, { address, reason }: ReturnedInput, now = new Date()): Promise<void> {
  await db.$transaction(async (tx) => {
    const noted = { reason, notedBy: `person:${staff.personId}`, notedAt: now }
    await tx.returnedAddress.upsert({ where: { address }, create: { address, ...noted }, update: noted })
    await note(tx, staff, 'mail.returned', address)
  })
}

/** Takes the note away: mail arrives there again. A second press does nothing. */
export async function clearReturned(staff: Staff, address: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.returnedAddress.deleteMany({ where: { address } })
    if (count > 0) await note(tx, staff, 'mail.arrives-again', address)
  })
}

/** Everybody is named in the audit by their record, and an address that is nobody's not at all. */
async function note(tx: Tx, staff: Staff, action: string, address: string): Promise<void> {
  const person = await tx.person.findUnique({ where: { email: address }, select: { id: true } })
  const subject = person ? `person:${person.id}` : 'mail'
  await tx.auditEntry.create({ data: { actor: `person:${staff.personId}`, action, subject } })
}

/** Addresses from which mail comes back, the newest first, with the record that each is of and the seats it has ahead. */
export async function listReturned(_: Staff, now = new Date()) {
  const noted = await db.returnedAddress.findMany({ orderBy: { notedAt: 'desc' } })
  const people = await db.person.findMany({
    where: { email: { in: noted.map(({ address }) => address) } },
    select: {
      id: true,
      name: true,
      email: true,
      registrations: {
        where: { state: { in: [...LIVE] }, run: { sessions: { some: { cancelledAt: null, endsAt: { gt: now } } } } },
        select: { run: { select: { slug: true, course: { select: { title: true } } } } },
      },
    },
  })
  return noted.map(({ address, reason, notedAt }) => {
    const person = people.find(({ email }) => email === address)
    return {
      address,
      reason,
      notedAt,
      person: person ? { id: person.id, name: person.name } : null,
      ahead: person?.registrations.map(({ run }) => ({ slug: run.slug, title: run.course.title })) ?? [],
    }
  })
}
