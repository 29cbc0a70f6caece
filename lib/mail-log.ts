import { db, MailState, Prisma, type Tx } from './db'
import { DAY_MS, MINUTE_MS } from './durations'
import { enqueue, enqueueAll } from './jobs'
import { secretTemplates } from './mail'

/** After this long the tries of a mail's first job are over, and a secret in it is worth nothing any more. */
const RETRIED_MINUTES = 15
const RESENT_DAYS = 3
/** How far back the desk looks for mails that were refused. */
const SHOWN_DAYS = 30

const MOST_AT_ONCE = 500

/**
 * Enqueues again what SMTP would not take, or a crash left behind, for three days after it was written: an outage of the
 * mail server costs nobody their mail. A job, every few minutes; a mail that still has a job is left to it.
 */
export async function resendUnsentMail(now = new Date()): Promise<void> {
  const before = new Date(now.getTime() - RETRIED_MINUTES * MINUTE_MS)
  const since = new Date(now.getTime() - RESENT_DAYS * DAY_MS)
  await db.$transaction(async (tx) => {
    const unsent = await tx.$queryRaw<{ id: string }[]>`
      SELECT "id" FROM "MailMessage" AS mail
      WHERE "state" NOT IN ('SENT', 'STALE') AND "createdAt" > ${since} AND "createdAt" < ${before}
        AND "template" <> ALL (${secretTemplates})
        AND NOT EXISTS (
          SELECT FROM pgboss.job
          WHERE job.name = 'send-mail' AND job.state IN ('created', 'retry', 'active')
            AND job.data->>'mailId' = mail."id"::text
        )
      ORDER BY "createdAt" LIMIT ${MOST_AT_ONCE}`
    await enqueueAll(
      tx,
      'send-mail',
      unsent.map(({ id }) => ({ mailId: id })),
    )
  })
}

/**
 * Sends a mail of the log again: another row with the same words, to the same address, under a key of its own, which names
 * the one that it repeats. Returns its id; asked for twice with one key it is one mail.
 */
export async function sendAgain(tx: Tx, mailId: string, key: string): Promise<string> {
  const dedupeKey = `resent:${mailId}:${key}`
  const { template, toAddress, replyTo, subject, text, html, notAfter, attachments } =
    await tx.mailMessage.findUniqueOrThrow({ where: { id: mailId } })
  const words = { template, toAddress, replyTo, subject, text, html, notAfter }
  const [made] = await tx.mailMessage.createManyAndReturn({
    data: { ...words, dedupeKey, resendOfId: mailId, ...(attachments === null ? {} : { attachments }) },
    skipDuplicates: true,
    select: { id: true },
  })
  if (made) await enqueue(tx, 'send-mail', { mailId: made.id })
  return (made ?? (await tx.mailMessage.findUniqueOrThrow({ where: { dedupeKey }, select: { id: true } }))).id
}

/** How many mails of the last thirty days were refused at their last try; of these templates, or of all. */
export async function countFailedMail(templates: string[] | null = null, now = new Date()): Promise<number> {
  return db.mailMessage.count({
    where: {
      state: MailState.FAILED,
      createdAt: { gt: new Date(now.getTime() - SHOWN_DAYS * DAY_MS) },
      ...(templates ? { template: { in: templates } } : {}),
    },
  })
}

/** Mails written before a moment of which the log still has what they said. */
const saying = (before: Date) =>
  ({
    createdAt: { lt: before },
    OR: [{ text: { not: '' } }, { html: { not: '' } }, { replyTo: { not: null } }],
  }) satisfies Prisma.MailMessageWhereInput

export async function countMailToForget(before: Date, tx: Tx | typeof db = db): Promise<number> {
  return tx.mailMessage.count({ where: saying(before) })
}

/**
 * Forgets what mails written before a moment said, sent or not, and whom to answer; template, recipient and times stay, so
 * that we can still tell whether one went out. Returns how many.
 */
export async function forgetOldMail(tx: Tx, before: Date): Promise<number> {
  const data = { text: '', html: '', attachments: Prisma.DbNull, replyTo: null }
  const { count } = await tx.mailMessage.updateMany({ where: saying(before), data })
  return count
}

/**
 * Forgets what mails whose causes begin so said, and those that repeat them, and that they went to these addresses. None of
 * them is sent any more.
 */
export async function forgetMailAbout(
  tx: Tx,
  { causes, addresses, subject }: { causes: string[]; addresses: string[]; subject: string },
): Promise<void> {
  await tx.$executeRaw`
    WITH RECURSIVE about AS (
      SELECT mail."id" FROM "MailMessage" AS mail, unnest(${causes}::text[]) AS cause WHERE starts_with("dedupeKey", cause)
      UNION SELECT again."id" FROM "MailMessage" AS again JOIN about ON again."resendOfId" = about."id"
    )
    UPDATE "MailMessage" AS mail
    SET "subject" = ${subject}, "text" = '', "html" = '', "attachments" = NULL, "replyTo" = NULL,
      "toAddress" = CASE WHEN "toAddress" = ANY (${addresses}) THEN mail."id" || '@erased.invalid' ELSE "toAddress" END,
      "dedupeKey" = CASE
        WHEN "toAddress" = ANY (${addresses}) THEN replace("dedupeKey", "toAddress", mail."id" || '@erased.invalid')
        ELSE "dedupeKey"
      END,
      "state" = CASE WHEN "state" IN ('QUEUED', 'FAILED') THEN 'STALE' ELSE "state" END
    FROM about WHERE mail."id" = about."id"`
}
