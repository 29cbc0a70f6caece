import { isClosed } from '@/lib/board/application-state'
import { eraseDraftsWhere } from '@/lib/board/draft/erase-drafts'
import { lockApplication } from '@/lib/board/lock-application'
import type { ApplicationState, Tx } from '@/lib/db'
import { forgetMailAbout } from '@/lib/mail-log'
import { emailOf } from '@/lib/people/email-of'

/**
 * Deletes an application with all that belongs to it: references, resume, reviews, letter, the draft that it was; and takes
 * out of the log of mails what they said about it, and the addresses of its applicant and of the people whom they named. What
 * stays says of nobody whose it was: one more in the count of its year, and what the board voted, for the minutes.
 */
export async function deleteApplication(tx: Tx, id: string): Promise<void> {
  await lockApplication(tx, id)
  const application = await tx.boardApplication.findUniqueOrThrow({
    where: { id },
    select: {
      state: true,
      submittedAt: true,
      name: true,
      formKey: true,
      resumeId: true,
      person: { select: { email: true } },
      references: { select: { email: true } },
    },
  })
  const { name, formKey, resumeId, person, references } = application
  await count(tx, application)
  await tx.boardReference.deleteMany({ where: { applicationId: id } })
  await tx.boardVote.deleteMany({ where: { round: { applicationId: id } } })
  await tx.boardRound.deleteMany({ where: { applicationId: id, closedAt: null } })
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

async function count(tx: Tx, application: { state: ApplicationState; submittedAt: Date }): Promise<void> {
  const year = application.submittedAt.getUTCFullYear()
  // Whoever has themselves removed while it is open has nobody decide on it.
  const state = isClosed(application.state) ? application.state : 'WITHDRAWN'
  await tx.erasedApplications.upsert({
    where: { year_state: { year, state } },
    create: { year, state, count: 1 },
    update: { count: { increment: 1 } },
  })
}
