import { db } from '@/lib/db'
import { readLinkToken } from '@/lib/links'
import { queueMail } from '@/lib/mail'
import { donorHref } from '@/lib/people/donor-links'
import { newDonorLinkEmail } from './donor-emails'

/**
 * Kills the address of a donor's page and mails them a new one. It goes to their mail alone: whoever has found the old
 * address may ask for this too, and is to learn nothing by it. A second call finds the address dead.
 */
export async function renewDonorLink(token: string): Promise<'renewed' | 'dead'> {
  const link = readLinkToken('donor', token)
  if (!link) return 'dead'
  return db.$transaction(async (tx) => {
    const [person] = await tx.person.updateManyAndReturn({
      where: { id: link.id, donorVersion: link.version },
      data: { donorVersion: { increment: 1 } },
      select: { id: true, email: true, donorVersion: true },
    })
    if (!person?.email) return 'dead'
    await queueMail(tx, {
      ...newDonorLinkEmail(donorHref(person)),
      cause: `donor-link-renewed:${person.id}:${person.donorVersion}`,
      template: 'donor-link-renewed',
      to: person.email,
    })
    return 'renewed'
  })
}
