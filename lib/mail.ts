import { createTransport, type Transporter } from 'nodemailer'
import { z } from 'zod'
import { db, MailState, type Tx } from './db'
import type { Email } from './email'
import { env } from './env'
import { enqueue } from './jobs'
import { log } from './log'

export type Attachment = { filename: string; contentType: string; content: string }

type Outgoing = Email & {
  /** The cause, once and for all: template, subject of the deed, version. The recipient is added here. */
  cause: string
  template: string
  to: string
  replyTo?: string
  attachments?: Attachment[]
}

const attachmentsSchema = z.array(z.object({ filename: z.string(), contentType: z.string(), content: z.string() }))

/**
 * Writes a mail into the log and enqueues its sending, both inside the deed's transaction. One mail a cause and
 * recipient: a second call for the same cause does nothing.
 */
export async function queueMail(tx: Tx, mail: Outgoing): Promise<void> {
  const to = mail.to.trim().toLowerCase()
  const [row] = await tx.mailMessage.createManyAndReturn({
    data: {
      dedupeKey: `${mail.cause}:${to}`,
      template: mail.template,
      toAddress: to,
      replyTo: mail.replyTo ?? null,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      ...(mail.attachments ? { attachments: mail.attachments } : {}),
    },
    skipDuplicates: true,
    select: { id: true },
  })
  if (row) await enqueue(tx, 'send-mail', { mailId: row.id })
}

let transport: Transporter | undefined

/** Mails whose words are a short-lived secret: once sent, the log keeps to whom and when, and nothing of what they said. */
export const secretTemplates = ['sign-in-code']
const forgotten = { subject: 'A mail with a secret', text: '', html: '' }

/**
 * Sends one mail of the log; the job behind `queueMail`. The row is claimed before SMTP is spoken to. If a crash hides
 * the outcome, the next try finds the row still SENDING, sends it again under the same Message-ID and marks it, since a
 * mail twice is better than a join link that never came. Throws when SMTP refuses, so that the queue tries again.
 */
export async function sendMail(mailId: string, now = new Date()): Promise<void> {
  // One statement, whose right-hand sides see the row as it was before the claim.
  const claimed = await db.$executeRaw`
    UPDATE "MailMessage"
    SET "state" = 'SENDING', "attempts" = "attempts" + 1, "isRepeat" = "isRepeat" OR "state" = 'SENDING'
    WHERE "id" = ${mailId}::uuid AND "state" <> 'SENT'`
  if (claimed === 0) return
  const mail = await db.mailMessage.findUniqueOrThrow({ where: { id: mailId } })
  transport ??= createTransport({ url: env.SMTP_URL, pool: true })
  try {
    await transport.sendMail({
      from: env.MAIL_FROM,
      to: mail.toAddress,
      ...(mail.replyTo ? { replyTo: mail.replyTo } : {}),
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      messageId: `<${mail.id}@${new URL(env.SITE_URL).hostname}>`,
      attachments: attachmentsSchema.parse(mail.attachments ?? []),
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
  } catch (error) {
    const lastError = error instanceof Error ? error.message.slice(0, 500) : 'unknown'
    await db.mailMessage.update({ where: { id: mailId }, data: { state: MailState.FAILED, lastError } })
    log.warn({ mailId, template: mail.template, attempts: mail.attempts }, 'mail refused')
    throw error
  }
  const isSecret = secretTemplates.includes(mail.template)
  await db.mailMessage.update({
    where: { id: mailId },
    data: { state: MailState.SENT, sentAt: now, lastError: null, ...(isSecret ? forgotten : {}) },
  })
}
