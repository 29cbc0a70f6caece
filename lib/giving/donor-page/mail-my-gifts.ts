import { db } from '@/lib/db'
import { queueMail } from '@/lib/mail'
import { bearer } from '@/lib/people/bearer'
import { donorHref } from '@/lib/people/donor-links'
import { myGiftsEmail } from './donor-emails'

/**
 * Mails an address the way to the page of what was paid from it; once a request, and the same link as in every receipt's
 * mail. An address from which nothing came gets no mail; one of a merged record is answered at its person's own. The job
 * behind `askForMyGifts`.
 */
export async function mailMyGifts({ requestId, email }: { requestId: string; email: string }): Promise<void> {
  const person = await db.person.findFirst({
    where: {
      AND: [
        bearer(email),
        { OR: [{ orders: { some: { payments: { some: {} } } } }, { recurringGifts: { some: {} } }] },
      ],
    },
    select: { id: true, donorVersion: true, email: true },
  })
  const to = person?.email
  if (!person || !to) return
  await db.$transaction((tx) =>
    queueMail(tx, {
      ...myGiftsEmail(donorHref(person)),
      cause: `find-my-gifts:${requestId}`,
      template: 'find-my-gifts',
      to,
    }),
  )
}
