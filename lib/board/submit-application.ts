import { isoDay } from '@/lib/dates'
import { db, type Tx } from '@/lib/db'
import { log } from '@/lib/log'
import { queueMail } from '@/lib/mail'
import { findOrMakePerson } from '@/lib/people/find-or-make-person'
import { readSettings, type Settings } from '@/lib/settings'
import { closedStates } from './application-state'
import { announcementEmail, confirmationEmail, openApplicationEmail } from './emails'
import { findKeptResume } from './keep-resume'
import { ownUrl } from './own/own-link'
import type { ApplicationInput } from './schema'

type Submission = {
  outcome:
    | 'submitted'
    /** The person has an open application; a mail tells them so. What was sent now is not kept. */
    | 'already_applied'
    /** This very form was sent before, with another email address. */
    | 'sent_under_another_address'
    /** The resume that arrived with an earlier post of the form is no longer there. */
    | 'resume_gone'
}

/**
 * Takes in a board application: the person, the application with its references and resume, the mail to the applicant and
 * those to the board and the office, all or nothing. One open application a person: the person's row is the lock, and a unique index
 * stands behind it. A form sent twice is one application.
 */
export async function submitApplication(input: ApplicationInput, now = new Date()): Promise<Submission> {
  return db.$transaction(async (tx): Promise<Submission> => {
    const person = await findOrMakePerson(tx, { email: input.email, name: input.name })
    await tx.$queryRaw`SELECT id FROM "Person" WHERE id = ${person.id}::uuid FOR UPDATE`
    const same = await tx.boardApplication.findUnique({
      where: { formKey: input.formKey },
      select: { personId: true },
    })
    if (same) return { outcome: same.personId === person.id ? 'submitted' : 'sent_under_another_address' }
    const settings = await readSettings(tx)
    const repliesTo = settings.boardEmail ?? settings.officeEmail
    const replyTo = repliesTo ? { replyTo: repliesTo } : {}
    const open = await tx.boardApplication.findFirst({
      where: { personId: person.id, state: { notIn: [...closedStates] } },
      select: { id: true, linkVersion: true, state: true, submittedAt: true },
    })
    if (open) {
      await queueMail(tx, {
        ...openApplicationEmail({ ...open, href: ownUrl(open) }),
        ...replyTo,
        // Once a day, however often the form is sent: nobody's inbox is filled with it.
        cause: `board-application:${open.id}:open:${isoDay(now)}`,
        template: 'board-application-open',
        to: input.email,
      })
      return { outcome: 'already_applied' }
    }
    const resume = input.keptResume ? await findKeptResume(tx, input.keptResume, now) : null
    if (input.keptResume && !resume) return { outcome: 'resume_gone' }
    const application = await createApplication(tx, input, person.id, resume?.id ?? null, now)
    await queueMail(tx, {
      ...confirmationEmail({ name: input.name, hasResume: resume !== null, href: ownUrl(application) }, now),
      ...replyTo,
      cause: `board-application:${application.id}:confirmation`,
      template: 'board-application-confirmation',
      to: input.email,
    })
    await announce(tx, application.id, input, settings)
    return { outcome: 'submitted' }
  })
}

function createApplication(tx: Tx, input: ApplicationInput, personId: string, resumeId: string | null, now: Date) {
  return tx.boardApplication.create({
    data: {
      personId,
      resumeId,
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

async function announce(tx: Tx, applicationId: string, input: ApplicationInput, settings: Settings): Promise<void> {
  const readers = [settings.boardEmail, settings.officeEmail].filter((email) => email !== undefined)
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
