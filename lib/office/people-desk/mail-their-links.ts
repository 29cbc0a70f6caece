import { db } from '@/lib/db'
import { enqueue } from '@/lib/jobs'
import type { Staff } from '@/lib/people/granted'
import { isSomebody } from './somebody'

/**
 * Mails a person the links of what they have ahead, to their own address: what "find my registration" does for whoever has
 * lost a mail. `formKey`: pressed twice, one mail.
 */
export async function mailTheirLinks(
  staff: Staff,
  { personId, formKey }: { personId: string; formKey: string },
): Promise<'asked' | 'unknown'> {
  return db.$transaction(async (tx) => {
    const person = await tx.person.findUnique({ where: { id: personId, ...isSomebody }, select: { email: true } })
    if (!person?.email) return 'unknown'
    await enqueue(tx, 'mail-my-registrations', { requestId: formKey, email: person.email })
    await tx.auditEntry.create({
      data: { actor: `person:${staff.personId}`, action: 'person.links_mailed', subject: `person:${personId}` },
    })
    return 'asked'
  })
}
