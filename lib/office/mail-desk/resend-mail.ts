import { db, MailState } from '@/lib/db'
import { sendAgain } from '@/lib/mail-log'
import { type MailReader, readTemplates } from './mail-kinds'

/** Why a mail is not sent again. */
export type ResendObstacle =
  /** It is not for this reader, or carries a secret that is good for one use. */
  | 'not_readable'
  /** What it said was forgotten. */
  | 'forgotten'
  /** It is on its way. */
  | 'under_way'
  /** What it says is over, or not true any more. */
  | 'stale'
  /** An announcement: whoever has stopped these would get one. */
  | 'announcement'

type Mail = {
  template: string
  state: MailState
  text: string
  notAfter: Date | null
  unsubscribeUrl: string | null
}

/** What keeps a mail from being sent again; null: nothing. */
export function obstacleOf(reader: MailReader, mail: Mail, now: Date): ResendObstacle | null {
  if (!readTemplates(reader).includes(mail.template)) return 'not_readable'
  if (mail.text === '') return 'forgotten'
  if (mail.unsubscribeUrl !== null) return 'announcement'
  if (mail.state === MailState.STALE || (mail.notAfter !== null && mail.notAfter <= now)) return 'stale'
  return mail.state === MailState.SENT || mail.state === MailState.FAILED ? null : 'under_way'
}

type ResendOutcome = { kind: 'resent'; id: string } | { kind: ResendObstacle | 'unknown' }

/**
 * Sends a mail again, as it was, to the address that it went to; a row of its own in the log, marked as such. One that could
 * not be sent is then kept back for good, so that it does not come a second time when the mail server is well again.
 * `formKey` is the form's: pressed twice it is one mail.
 */
export async function resendMail(
  reader: MailReader,
  { mailId, formKey }: { mailId: string; formKey: string },
  now = new Date(),
): Promise<ResendOutcome> {
  return db.$transaction(async (tx): Promise<ResendOutcome> => {
    await tx.$queryRaw`SELECT "id" FROM "MailMessage" WHERE "id" = ${mailId}::uuid FOR UPDATE`
    const mail = await tx.mailMessage.findUnique({
      where: { id: mailId },
      select: { template: true, state: true, text: true, notAfter: true, unsubscribeUrl: true },
    })
    if (!mail) return { kind: 'unknown' }
    const before = await tx.mailMessage.findUnique({
      where: { dedupeKey: `resent:${mailId}:${formKey}` },
      select: { id: true },
    })
    if (before && readTemplates(reader).includes(mail.template)) return { kind: 'resent', ...before }
    const obstacle = obstacleOf(reader, mail, now)
    if (obstacle) return { kind: obstacle }
    await tx.mailMessage.updateMany({
      where: { id: mailId, state: MailState.FAILED },
      data: { state: MailState.STALE },
    })
    const id = await sendAgain(tx, mailId, formKey)
    await tx.auditEntry.create({
      data: {
        actor: `person:${reader.staff.personId}`,
        action: 'mail.resent',
        subject: `mail:${mailId}`,
        details: { template: mail.template, resentAs: id },
      },
    })
    return { kind: 'resent', id }
  })
}
