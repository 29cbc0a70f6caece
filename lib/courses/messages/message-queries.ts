import { db, MailState, RunAudience } from '@/lib/db'
import type { Staff } from '@/lib/people/granted'
import { audienceField } from './message-schema'
import { meant, messageCause } from './write-to-run'

/** Whom a message of this run is to, for the form: null where there is no such run or nobody is meant. */
export async function findAudience(_: Staff, slug: string, to: string) {
  const audience = audienceField.safeParse(to)
  if (!audience.success) return null
  const run = await db.run.findUnique({
    where: { slug },
    select: {
      course: { select: { title: true } },
      registrations: { where: meant(audience.data), select: { name: true } },
    },
  })
  if (!run) return null
  const isOne = audience.data !== 'confirmed' && audience.data !== 'waiting'
  const [first] = run.registrations
  if (isOne && !first) return null
  return {
    to: audience.data,
    course: run.course.title,
    count: run.registrations.length,
    /** The one person, by name. */
    name: isOne && first ? first.name : null,
  }
}

/** What was written to people of a run, the newest first, with what became of each mail. */
export async function listMessages(_: Staff, slug: string) {
  const messages = await db.runMessage.findMany({
    where: { run: { slug } },
    select: {
      id: true,
      audience: true,
      subject: true,
      text: true,
      recipients: true,
      createdAt: true,
      takenBackAt: true,
      writtenBy: { select: { name: true } },
      registration: { select: { name: true } },
    },
    orderBy: { createdAt: 'desc' },
  })
  const mails = await mailsOf(messages.map(({ id }) => id))
  return messages.map(({ writtenBy, registration, audience, ...message }) => ({
    ...message,
    ...leaving(message, mails.get(message.id)),
    writer: writtenBy.name,
    to: toWords(audience, registration?.name ?? null),
    mails: (mails.get(message.id) ?? []).map(({ id, toAddress, state }) => ({ id, toAddress, state })),
  }))
}

/** The mails of each message, by its id. */
export async function mailsOf(messageIds: readonly string[]) {
  const mails = await db.mailMessage.findMany({
    where: { OR: messageIds.map((id) => ({ dedupeKey: { startsWith: `${messageCause(id)}:` } })) },
    select: { id: true, dedupeKey: true, toAddress: true, state: true },
    orderBy: { toAddress: 'asc' },
  })
  return new Map(
    messageIds.map((id) => [id, mails.filter((mail) => mail.dedupeKey.startsWith(`${messageCause(id)}:`))]),
  )
}

/**
 * Whether a message can still be taken back: no mail of it has begun to go out. `isRefused`: not for want of trying, since
 * the mail server has not taken one.
 */
export function leaving({ takenBackAt }: { takenBackAt: Date | null }, mails: readonly { state: MailState }[] = []) {
  const isIn = (...states: MailState[]) => mails.some(({ state }) => states.includes(state))
  return {
    isWaiting:
      takenBackAt === null && isIn(MailState.QUEUED, MailState.FAILED) && !isIn(MailState.SENDING, MailState.SENT),
    isRefused: isIn(MailState.FAILED),
  }
}

function toWords(audience: RunAudience, name: string | null): string {
  if (audience === RunAudience.CONFIRMED) return 'everybody with a seat'
  return audience === RunAudience.WAITING ? 'the waiting list' : (name ?? 'one person')
}
