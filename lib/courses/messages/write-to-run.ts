import { printPlace } from '@/lib/courses/place'
import { registrationLinks } from '@/lib/courses/registration-links'
import { nextSession } from '@/lib/courses/run-state'
import { chosenSessions } from '@/lib/courses/seats'
import { printTimeFor } from '@/lib/dates'
import { db, type Prisma, RegistrationState, RunAudience, type Tx } from '@/lib/db'
import { deedKey } from '@/lib/deed-key'
import type { Email } from '@/lib/email'
import { queueMails } from '@/lib/mail'
import { emailOf } from '@/lib/people/email-of'
import type { Staff } from '@/lib/people/granted'
import { readSettings } from '@/lib/settings'
import { fillIn, type Merged, type MergeValue, unknownValues } from './merge-values'
import { runMessageEmail } from './message-email'
import { type MessageInput, TAKE_BACK_SECONDS } from './message-schema'

export type MessageRefusal =
  | { kind: 'unknown_values'; field: 'subject' | 'text'; names: string[] }
  /** Some of those written to have no such value. */
  | { kind: 'missing_value'; field: 'subject' | 'text'; name: MergeValue; people: string[] }
  | { kind: 'nobody' | 'unknown' }

type Recipient = { id: string; name: string; email: string; mail: Email }

export type MessagePreview = {
  kind: 'preview'
  recipients: Pick<Recipient, 'id' | 'name' | 'email'>[]
  /** The first mails as they would go out. */
  examples: (Pick<Recipient, 'id' | 'name'> & { subject: string; text: string })[]
  replyTo: string
  /** Of everything that is shown: what was looked at is what is sent. */
  seen: string
}

export type WriteOutcome = { kind: 'sent'; recipients: number } | { kind: 'changed' } | MessageRefusal

const EXAMPLES = 3

/** Who writes, and of which runs they may write to people. Only a grant makes one: `previewMessage`, `writeToOwnRun`. */
export type Writer = { personId: string; name: string; email: string; runs: Prisma.RunWhereInput }

const ofTheDesk = ({ personId, name, email }: Staff): Writer => ({ personId, name, email, runs: {} })

/** What would go out, and to whom; nothing is sent. */
export async function previewMessage(staff: Staff, input: MessageInput, now = new Date()) {
  return previewBy(ofTheDesk(staff), input, now)
}

export async function previewBy(
  writer: Writer,
  input: MessageInput,
  now: Date,
): Promise<MessagePreview | MessageRefusal> {
  const made = await makeMails(db, writer, input, now)
  if (made.kind !== 'made') return made
  return {
    kind: 'preview',
    recipients: made.recipients.map(({ id, name, email }) => ({ id, name, email })),
    examples: made.recipients.slice(0, EXAMPLES).map(({ id, name, mail }) => ({
      id,
      name,
      subject: mail.subject,
      text: mail.text,
    })),
    replyTo: made.replyTo,
    seen: made.seen,
  }
}

/**
 * Writes to people of a run, to each once, however often the form is sent; `seen` is of the preview that was looked at. If
 * whom or what it would say is another by now, nothing is sent: nobody writes what they have not read. The mails wait for
 * some seconds, in which `takeMessageBack` has them all.
 *
 * Answers go to the office. A volunteer's own address is not for everybody, and what comes back must not wait for one
 * person to read their mail; only while no office address is set do answers go to who wrote.
 */
export async function writeToRun(staff: Staff, input: MessageInput, seen: string, now = new Date()) {
  return writeBy(ofTheDesk(staff), input, seen, now)
}

export async function writeBy(writer: Writer, input: MessageInput, seen: string, now: Date): Promise<WriteOutcome> {
  let formKey = deedKey(input.formKey, input.run, input.to, input.subject, input.text)
  return db.$transaction(async (tx): Promise<WriteOutcome> => {
    const sentBy = (key: string) =>
      tx.runMessage.findUnique({ where: { formKey: key }, select: { recipients: true, takenBackAt: true } })
    let before = await sentBy(formKey)
    // What was taken back may be sent after all, by the same form.
    while (before?.takenBackAt) {
      formKey = deedKey(formKey)
      before = await sentBy(formKey)
    }
    if (before) return { kind: 'sent', recipients: before.recipients }
    const made = await makeMails(tx, writer, input, now)
    if (made.kind !== 'made') return made
    if (made.seen !== seen) return { kind: 'changed' }
    const { run, recipients, replyTo } = made
    const [message] = await tx.runMessage.createManyAndReturn({
      data: {
        runId: run.id,
        audience: audienceOf(input.to),
        registrationId: oneOf(input.to),
        subject: input.subject,
        text: input.text,
        recipients: recipients.length,
        writtenById: writer.personId,
        formKey,
      },
      // Of two presses at once the second waits here, and finds the first one's message.
      skipDuplicates: true,
      select: { id: true },
    })
    if (!message) return { kind: 'sent', recipients: recipients.length }
    await queueMails(
      tx,
      recipients.map(({ email, mail }) => ({
        ...mail,
        cause: messageCause(message.id),
        template: 'run-message',
        to: email,
        replyTo,
      })),
      { afterSeconds: TAKE_BACK_SECONDS },
    )
    await tx.auditEntry.create({
      data: {
        actor: `person:${writer.personId}`,
        action: 'run.written_to',
        subject: `run:${run.id}`,
        details: { messageId: message.id, to: audienceOf(input.to), recipients: recipients.length },
      },
    })
    return { kind: 'sent', recipients: recipients.length }
  })
}

/** The cause of a message's mails; each has the recipient's address behind it. */
export const messageCause = (messageId: string) => `run-message:${messageId}`

function audienceOf(to: MessageInput['to']): RunAudience {
  if (to === 'confirmed') return RunAudience.CONFIRMED
  return to === 'waiting' ? RunAudience.WAITING : RunAudience.ONE
}

const oneOf = (to: MessageInput['to']) => (to === 'confirmed' || to === 'waiting' ? null : to)

/** The registrations that are meant. Somebody by themselves may be written to after they have left. */
export function meant(to: MessageInput['to']): Prisma.RegistrationWhereInput {
  if (to === 'confirmed') return { state: RegistrationState.CONFIRMED }
  if (to === 'waiting') return { state: { in: [RegistrationState.WAITLISTED, RegistrationState.OFFERED] } }
  return { id: to }
}

async function makeMails(tx: Tx | typeof db, writer: Writer, input: MessageInput, now: Date) {
  for (const field of ['subject', 'text'] as const) {
    const names = unknownValues(input[field])
    if (names.length > 0) return { kind: 'unknown_values' as const, field, names }
  }
  const run = await tx.run.findFirst({
    where: { ...writer.runs, slug: input.run },
    select: {
      id: true,
      zone: true,
      isOnline: true,
      venue: true,
      isDemonstration: true,
      course: { select: { title: true } },
      sessions: { select: { id: true, startsAt: true, endsAt: true, cancelledAt: true }, orderBy: { startsAt: 'asc' } },
      registrations: {
        where: meant(input.to),
        select: {
          id: true,
          linkVersion: true,
          state: true,
          name: true,
          zone: true,
          person: { select: { email: true } },
          sessions: { select: { sessionId: true } },
        },
        orderBy: [{ waitlistSeq: 'asc' }, { name: 'asc' }, { id: 'asc' }],
      },
    },
  })
  if (!run) return { kind: 'unknown' as const }
  if (run.registrations.length === 0) return { kind: 'nobody' as const }

  const filled = run.registrations.map((registration) => {
    const values = valuesOf(run, registration, now)
    return { ...registration, subject: fillIn(input.subject, values), text: fillIn(input.text, values) }
  })
  for (const field of ['subject', 'text'] as const) {
    const name = filled.flatMap((one) => one[field].missing)[0]
    const people = filled.filter((one) => name && one[field].missing.includes(name)).map((one) => one.name)
    if (name) return { kind: 'missing_value' as const, field, name, people }
  }
  const recipients = filled.map(({ id, name, person, subject, text }): Recipient => {
    const mail = runMessageEmail({
      subject: subject.text,
      text: text.text,
      course: run.course.title,
      writer: writer.name,
      isDemonstration: run.isDemonstration,
    })
    return { id, name, email: emailOf(person), mail }
  })
  const { officeEmail } = await readSettings(tx)
  const replyTo = officeEmail ?? writer.email
  const seen = deedKey([replyTo, recipients.map(({ id, email, mail }) => [id, email, mail.subject, mail.text])])
  return { kind: 'made' as const, run: { id: run.id }, recipients, replyTo, seen }
}

type Session = { id: string; startsAt: Date; endsAt: Date; cancelledAt: Date | null }

function valuesOf(
  run: { zone: string; isOnline: boolean; venue: string | null; course: { title: string }; sessions: Session[] },
  registration: {
    id: string
    linkVersion: number
    state: RegistrationState
    name: string
    zone: string | null
    sessions: { sessionId: string }[]
  },
  now: Date,
): Merged {
  const choice = registration.sessions.map(({ sessionId }) => sessionId)
  const next = nextSession(chosenSessions(run.sessions, choice), now)
  const { manageHref, joinHref } = registrationLinks(registration)
  const hasDoor = run.isOnline && registration.state === RegistrationState.CONFIRMED
  return {
    name: registration.name,
    course: run.course.title,
    'next session': next && printTimeFor(registration.zone, next.startsAt, next.endsAt, run.zone, now),
    place: printPlace(run),
    'own link': manageHref,
    door: hasDoor ? joinHref : null,
  }
}
