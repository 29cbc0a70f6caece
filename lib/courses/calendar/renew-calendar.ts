import { newCalendarAddressEmail } from '@/lib/courses/emails'
import { feedHref } from '@/lib/courses/registration-links'
import { db } from '@/lib/db'
import { readLinkToken } from '@/lib/links'
import { queueMail } from '@/lib/mail'
import { emailOf } from '@/lib/people/email-of'

/**
 * Kills the address of a person's calendar and mails them a new one. It goes to their mail alone: whoever has found the
 * old address may ask for this too, and is to learn nothing by it. A second call finds the address dead.
 */
export async function renewCalendar(token: string): Promise<'renewed' | 'dead'> {
  const link = readLinkToken('feed', token)
  if (!link) return 'dead'
  return db.$transaction(async (tx) => {
    const [person] = await tx.person.updateManyAndReturn({
      where: { id: link.id, feedVersion: link.version },
      data: { feedVersion: { increment: 1 } },
      select: { id: true, email: true, feedVersion: true },
    })
    if (!person) return 'dead'
    await queueMail(tx, {
      ...newCalendarAddressEmail(feedHref(person)),
      cause: `calendar-renewed:${person.id}:${person.feedVersion}`,
      template: 'calendar-renewed',
      to: emailOf(person),
    })
    return 'renewed'
  })
}
