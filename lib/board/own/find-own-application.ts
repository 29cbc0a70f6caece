import { applicationFields } from '@/lib/board/queries'
import { db } from '@/lib/db'
import { readLinkToken } from '@/lib/links'
import { emailOf } from '@/lib/people/email-of'

/** An applicant's own application by their link: where it stands, what they sent, and the letter once it is sent; else null. */
export async function findOwnApplication(token: string) {
  const link = readLinkToken('application', token)
  if (!link) return null
  const found = await db.boardApplication.findFirst({
    where: { id: link.id, linkVersion: link.version },
    select: {
      ...applicationFields,
      pausedFrom: true,
      answerBy: true,
      eraseAfter: true,
      letter: { select: { text: true, sentAt: true } },
    },
  })
  if (!found) return null
  const { person, letter, ...application } = found
  return { ...application, email: emailOf(person), letter: letter?.sentAt ? letter.text : null }
}
