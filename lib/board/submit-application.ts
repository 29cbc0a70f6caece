import type { Tx } from '@/lib/db'
import { log } from '@/lib/log'
import { queueMail } from '@/lib/mail'
import { findOrMakePerson } from '@/lib/people/find-or-make-person'
import { boardReaders, replyToBoard } from './board-addresses'
import { announcementEmail, confirmationEmail } from './emails'
import { mailOpenApplication } from './mail-open-application'
import { ownUrl } from './own/own-link'
import type { ApplicationInput } from './schema'
import { answerDate, findSearch } from './search/find-search'

/**
 * Takes in a board application: the person, the application with its references and resume, the mail to the applicant and
 * those to the board and the office, all or nothing in the transaction that sends the draft. One open application a person:
 * the person's row is the lock, and a unique index stands behind it. Who has one is told so by mail.
 */
export async function submitApplication(
  tx: Tx,
  input: ApplicationInput,
  resumeId: string | null,
  now: Date,
): Promise<'submitted' | 'already_applied'> {
  const person = await findOrMakePerson(tx, { email: input.email, name: input.name })
  await tx.$queryRaw`SELECT id FROM "Person" WHERE id = ${person.id}::uuid FOR UPDATE`
  if (await mailOpenApplication(tx, { personId: person.id, email: input.email }, now)) return 'already_applied'
  const answerBy = answerDate(now, (await findSearch(tx))?.answerWeeks ?? null)
  const application = await createApplication(tx, input, { personId: person.id, resumeId, answerBy }, now)
  await queueMail(tx, {
    ...confirmationEmail({ name: input.name, hasResume: resumeId !== null, answerBy, href: ownUrl(application) }, now),
    ...(await replyToBoard(tx)),
    cause: `board-application:${application.id}:confirmation`,
    template: 'board-application-confirmation',
    to: input.email,
  })
  await announce(tx, application.id, input)
  return 'submitted'
}

function createApplication(
  tx: Tx,
  input: ApplicationInput,
  beside: { personId: string; resumeId: string | null; answerBy: Date | null },
  now: Date,
) {
  return tx.boardApplication.create({
    data: {
      ...beside,
      formKey: input.formKey,
      name: input.name,
      pronouns: input.pronouns,
      phone: input.phone,
      city: input.city,
      region: input.region,
      heardFrom: input.heardFrom,
      nvcYears: input.nvcYears,
      nvcTrainings: input.nvcTrainings,
      nvcCertification: input.nvcCertification,
      motivation: input.motivation,
      skills: input.skills,
      otherSkills: input.otherSkills,
      otherBoards: input.otherBoards,
      timeCommitment: input.timeCommitment,
      equityStatement: input.equityStatement,
      hasConflict: input.hasConflict,
      conflict: input.conflict,
      hasPaidWork: input.hasPaidWork,
      paidWork: input.paidWork,
      accessNeeds: input.accessNeeds,
      affirmedName: input.affirmedName,
      submittedAt: now,
      stateSince: now,
      references: {
        create: [
          {
            seq: 1,
            name: input.reference1Name,
            email: input.reference1Email,
            relationship: input.reference1Relationship,
          },
          {
            seq: 2,
            name: input.reference2Name,
            email: input.reference2Email,
            relationship: input.reference2Relationship,
          },
        ],
      },
    },
    select: { id: true, linkVersion: true },
  })
}

async function announce(tx: Tx, applicationId: string, input: ApplicationInput): Promise<void> {
  const readers = await boardReaders(tx)
  if (readers.length === 0) {
    log.warn({ applicationId }, 'no boardEmail or officeEmail is set; nobody was told of a board application')
  }
  // Where the two are one address, the cause makes it one mail.
  for (const to of readers) {
    await queueMail(tx, {
      ...announcementEmail(applicationId, input),
      cause: `board-application:${applicationId}:announcement`,
      template: 'board-application-announcement',
      to,
    })
  }
}
