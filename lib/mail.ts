import { createTransport, type Transporter } from 'nodemailer'
import { z } from 'zod'
import { db, MailState, type Tx } from './db'
import type { Email } from './email'
import { env } from './env'
import { enqueueAll } from './jobs'
import { log } from './log'

const textFile = z.object({ filename: z.string(), contentType: z.string(), content: z.string() })
const printedFile = z.object({ filename: z.string(), paper: z.string(), title: z.string(), madeAt: z.iso.datetime() })

export type Attachment = z.infer<typeof textFile>
/** A kept text, which becomes a PDF when the mail is sent. */
export type PrintedAttachment = z.infer<typeof printedFile>

/** A mail to be queued. */
export type Outgoing = Email & {
  /** The cause, once and for all: template, subject of the deed, version. The recipient is added here. */
  cause: string
  template: string
  to: string
  replyTo?: string
  attachments?: (Attachment | PrintedAttachment)[]
  /** After this instant it is not sent any more: a reminder of what has begun. */
  notAfter?: Date
  /** Of announcements that a reader can stop: where one post, without a page or a cookie, stops them (RFC 8058). */
  unsubscribeUrl?: string
}

/**
 * Writes a mail into the log and enqueues its sending, both inside the deed's transaction. One mail a cause and
 * recipient: a second call for the same cause does nothing.
 */
export async function queueMail(tx: Tx, mail: Outgoing): Promise<void> {
  await queueMails(tx, [mail])
}

/**
 * `queueMail` for many at once: two statements, however many they are. With `afterSeconds` they wait so long, in which
 * `takeMailBack` still has them all.
 */
export async function queueMails(
  tx: Tx,
  mails: readonly Outgoing[],
  delay: { afterSeconds?: number } = {},
): Promise<void> {
  const rows = await tx.mailMessage.createManyAndReturn({
    data: mails.filter(isDeliverable).map((mail) => ({
      dedupeKey: keyOf(mail),
      template: mail.template,
      toAddress: addressOf(mail),
      replyTo: mail.replyTo ?? null,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      notAfter: mail.notAfter ?? null,
      unsubscribeUrl: mail.unsubscribeUrl ?? null,
      ...(mail.attachments ? { attachments: mail.attachments } : {}),
    })),
    skipDuplicates: true,
    select: { id: true },
  })
  const payloads = rows.map(({ id }) => ({ mailId: id }))
  await enqueueAll(tx, 'send-mail', payloads, delay)
}

/** Of these mails, those that no cause has made yet, so that nobody writes the others for nothing. */
export async function notYetQueued<Mail extends Pick<Outgoing, 'cause' | 'to'>>(
  tx: Tx,
  mails: readonly Mail[],
): Promise<Mail[]> {
  const queued = await tx.mailMessage.findMany({
    where: { dedupeKey: { in: mails.map(keyOf) } },
    select: { dedupeKey: true },
  })
  const keys = new Set(queued.map(({ dedupeKey }) => dedupeKey))
  return mails.filter((mail) => !keys.has(keyOf(mail)))
}

/** No mail can arrive at a name that ends so (RFC 2606): whose address was taken away is written to no more. */
const isDeliverable = ({ to }: Pick<Outgoing, 'to'>) => !to.trim().toLowerCase().endsWith('.invalid')
const addressOf = ({ to }: Pick<Outgoing, 'to'>) => to.trim().toLowerCase()
const keyOf = (mail: Pick<Outgoing, 'cause' | 'to'>) => `${mail.cause}:${addressOf(mail)}`

/**
 * Keeps back, inside the deed's transaction, the mails whose cause begins so and that have not gone out yet: what they say
 * is not true any more. None of them is ever sent later, but their causes are free again: what is still to be said can be
 * queued anew. One that is with SMTP at this very moment may still arrive, and keeps its cause.
 */
export async function withdrawMail(tx: Tx, causePrefix: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "MailMessage"
    SET "state" = 'STALE',
      "dedupeKey" = CASE "state" WHEN 'SENDING' THEN "dedupeKey" ELSE "dedupeKey" || ':withdrawn:' || "id" END
    WHERE "state" IN ('QUEUED', 'FAILED', 'SENDING') AND starts_with("dedupeKey", ${causePrefix})`
}

/**
 * `withdrawMail` of all the mails of a cause or, once the first has begun to go out, of none: then false. What the mail server
 * has refused nobody has.
 */
export async function takeMailBack(tx: Tx, causePrefix: string): Promise<boolean> {
  const mails = await tx.$queryRaw<{ state: MailState }[]>`
    SELECT "state" FROM "MailMessage" WHERE starts_with("dedupeKey", ${causePrefix}) ORDER BY "id" FOR UPDATE`
  if (mails.some(({ state }) => state === MailState.SENDING || state === MailState.SENT)) return false
  await withdrawMail(tx, causePrefix)
  return true
}

/** Not known to have gone out. SENDING is one whose outcome a crash may have hidden. */
const UNSENT = [MailState.QUEUED, MailState.FAILED, MailState.SENDING] as const

let transport: Transporter | undefined

/** Mails whose words are a short-lived secret: once sent, the log keeps to whom and when, and nothing of what they said. */
export const secretTemplates = ['sign-in-code', 'gift-link', 'board-draft']
const forgotten = { subject: 'A mail with a secret', text: '', html: '' }

/**
 * Sends one mail of the log; the job behind `queueMail`. The row is claimed before SMTP is spoken to. If a crash hides the
 * outcome, the next try finds the row still SENDING, sends it again under the same Message-ID and marks it, since a mail
 * twice is better than a join link that never came. What came too late is marked STALE and stays unsent, and so does what
 * was withdrawn, and an announcement to an address from which mail comes back. Throws when SMTP refuses, so that the queue
 * tries again.
 */
export async function sendMail(mailId: string, now = new Date()): Promise<void> {
  await db.mailMessage.updateMany({
    where: { id: mailId, state: { in: [...UNSENT] }, notAfter: { lte: now } },
    data: { state: MailState.STALE },
  })
  await db.$executeRaw`
    UPDATE "MailMessage" SET "state" = 'STALE'
    WHERE "id" = ${mailId}::uuid AND "state" IN ('QUEUED', 'FAILED', 'SENDING') AND "unsubscribeUrl" IS NOT NULL
      AND "toAddress" IN (SELECT "address" FROM "ReturnedAddress")`
  // One statement, whose right-hand sides see the row as it was before the claim.
  const claimed = await db.$executeRaw`
    UPDATE "MailMessage"
    SET "state" = 'SENDING', "attempts" = "attempts" + 1, "isRepeat" = "isRepeat" OR "state" = 'SENDING'
    WHERE "id" = ${mailId}::uuid AND "state" NOT IN ('SENT', 'STALE')`
  if (claimed === 0) return
  const mail = await db.mailMessage.findUniqueOrThrow({ where: { id: mailId } })
  transport ??= createTransport({ url: env.SMTP_URL, pool: true })
  try {
    const files = z.array(z.union([textFile, printedFile])).parse(mail.attachments ?? [])
    const attachments = await Promise.all(files.map(asFile))
    await transport.sendMail({
      from: env.MAIL_FROM,
      to: mail.toAddress,
      ...(mail.replyTo ? { replyTo: mail.replyTo } : {}),
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      messageId: `<${mail.id}@${new URL(env.SITE_URL).hostname}>`,
      attachments: attachments.flatMap((file) => file ?? []),
      headers: {
        'Auto-Submitted': 'auto-generated',
        ...(mail.unsubscribeUrl
          ? {
              'List-Unsubscribe': `<${mail.unsubscribeUrl}>`,
              'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
            }
          : {}),
      },
    })
  } catch (error) {
    const lastError = error instanceof Error ? error.message.slice(0, 500) : 'unknown'
    const refusedAt = isForGood(error) ? now : null
    // Only if it is still ours to try again: it may have been withdrawn meanwhile.
    await db.mailMessage.updateMany({
      where: { id: mailId, state: MailState.SENDING },
      data: { state: MailState.FAILED, lastError, refusedAt },
    })
    log.warn({ mailId, template: mail.template, attempts: mail.attempts }, 'mail refused')
    throw error
  }
  const isSecret = secretTemplates.includes(mail.template)
  await db.mailMessage.update({
    where: { id: mailId },
    data: { state: MailState.SENT, sentAt: now, lastError: null, refusedAt: null, ...(isSecret ? forgotten : {}) },
  })
}

/** Whether SMTP has said that the same mail will not be taken later either: there is no such address, most of the time. */
function isForGood(error: unknown): boolean {
  return error instanceof Error && 'responseCode' in error && Number(error.responseCode) >= 500
}

/** Null where a letter is in none of the PDF's fonts: the mail says all that it would. */
async function asFile(attachment: Attachment | PrintedAttachment) {
  if (!('paper' in attachment)) return attachment
  const { filename, paper, title, madeAt } = attachment
  // Only the worker prints; a page that writes a mail is not to carry all that printing needs.
  const { paperPdf } = await import('./paper-pdf')
  const content = await paperPdf([{ text: paper, isCopy: false }], { title, madeAt: new Date(madeAt) })
  return content && { filename, contentType: 'application/pdf', content }
}
