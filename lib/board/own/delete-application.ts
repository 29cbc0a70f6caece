import { eraseDraftsWhere } from '@/lib/board/draft/erase-drafts'
import type { Tx } from '@/lib/db'
import { forgetMailAbout } from '@/lib/mail-log'
import { emailOf } from '@/lib/people/email-of'

/**
 * Deletes an application with all that belongs to it: references, resume, reviews, votes, letter, the draft that it was; and
 * takes out of the log of mails what they said about it, and the addresses of its applicant and of the people whom they named.
 */
export async function deleteApplication(tx: Tx, id: string): Promise<void> {
  const { name, formKey, resumeId, person, references } = await tx.boardApplication.findUniqueOrThrow({
    where: { id },
    select: {
      name: true,
      formKey: true,
      resumeId: true,
      person: { select: { email: true } },
      references: { select: { email: true } },
    },
  })
  await tx.boardReference.deleteMany({ where: { applicationId: id } })
  await tx.boardApplication.delete({ where: { id } })
  if (resumeId) await tx.file.delete({ where: { id: resumeId } })
  await eraseDraftsWhere(tx, { id: formKey })
  const referees = references.map(({ email }) => email)
  const lists = await tx.mailMessage.findMany({
    where: { template: { in: ['board-digest', 'board-waiting'] }, text: { contains: name } },
    select: { dedupeKey: true },
  })
  await forgetMailAbout(tx, {
    causes: [`board-application:${id}:`, ...lists.map(({ dedupeKey }) => dedupeKey)],
    addresses: [emailOf(person), ...referees],
    subject: 'About an application that is erased',
  })
  // That mail came back from somebody whom nobody else has named, and who is no person of ours.
  await tx.$executeRaw`
    DELETE FROM "ReturnedAddress" WHERE "address" = ANY (${referees})
      AND NOT EXISTS (SELECT FROM "Person" WHERE "email" = "address")
      AND NOT EXISTS (SELECT FROM "BoardReference" WHERE "email" = "address")`
}
