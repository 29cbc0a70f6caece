import { db, type Prisma } from '@/lib/db'
import { inBatches, pagesOf, rowsOf } from '@/lib/list-page'
import { returnedAmong } from '@/lib/people/returned-addresses'
import type { MailFilter } from './mail-filter'
import { type MailReader, readTemplates, seenTemplates, withoutLinkSecrets } from './mail-kinds'
import { obstacleOf } from './resend-mail'

const orders: Record<MailFilter['sort'], Prisma.MailMessageOrderByWithRelationInput> = {
  newest: { createdAt: 'desc' },
  oldest: { createdAt: 'asc' },
  address: { toAddress: 'asc' },
  address_down: { toAddress: 'desc' },
}

/** The log as the filter asks for it, one page. A subject that somebody may not read is null. */
export async function listMails(reader: MailReader, filter: MailFilter) {
  const wanted = wantedBy(reader, filter)
  const [rows, count] = await Promise.all([
    db.mailMessage.findMany({ ...wanted, ...rowsOf(filter.page) }),
    db.mailMessage.count({ where: wanted.where }),
  ])
  return { mails: rows.map((row) => listed(reader, row)), count, pages: pagesOf(count) }
}

/** All of it, for a file. */
export async function* wholeMailLog(reader: MailReader, filter: Omit<MailFilter, 'page'>) {
  const wanted = wantedBy(reader, filter)
  for await (const rows of inBatches((part) => db.mailMessage.findMany({ ...wanted, ...part }))) {
    yield rows.map((row) => listed(reader, row))
  }
}

function wantedBy(reader: MailReader, filter: Omit<MailFilter, 'page'>) {
  return {
    where: mailsWhere(reader, filter),
    orderBy: [orders[filter.sort], { id: 'desc' }],
    select: {
      id: true,
      template: true,
      toAddress: true,
      subject: true,
      state: true,
      createdAt: true,
      resendOfId: true,
    },
  } satisfies Prisma.MailMessageFindManyArgs
}

type Row = Prisma.MailMessageGetPayload<ReturnType<typeof wantedBy>>

function listed(reader: MailReader, { resendOfId, ...row }: Row) {
  const isReadable = readTemplates(reader).includes(row.template)
  return { ...row, subject: isReadable ? row.subject : null, isResend: resendOfId !== null }
}

function mailsWhere(reader: MailReader, { q, state }: Omit<MailFilter, 'page'>): Prisma.MailMessageWhereInput {
  const contains = { contains: q, mode: 'insensitive' } as const
  return {
    AND: [
      seen(reader),
      state ? { state } : {},
      // A search must not find what its reader may not read.
      q === '' ? {} : { OR: [{ toAddress: contains }, { subject: contains, template: { in: readTemplates(reader) } }] },
    ],
  }
}

function seen(reader: MailReader): Prisma.MailMessageWhereInput {
  const templates = seenTemplates(reader)
  return templates === null ? {} : { template: { in: templates } }
}

/** One mail whole; null where there is none that this reader sees. */
export async function readMail(reader: MailReader, id: string, now = new Date()) {
  const mail = await db.mailMessage.findFirst({
    where: { AND: [{ id }, seen(reader)] },
    select: {
      id: true,
      template: true,
      toAddress: true,
      replyTo: true,
      subject: true,
      text: true,
      attachments: true,
      state: true,
      attempts: true,
      isRepeat: true,
      lastError: true,
      notAfter: true,
      unsubscribeUrl: true,
      createdAt: true,
      sentAt: true,
      resendOfId: true,
      resends: { select: { id: true, createdAt: true }, orderBy: { createdAt: 'asc' } },
    },
  })
  if (!mail) return null
  const { attachments, unsubscribeUrl: _, notAfter: __, ...shown } = mail
  const isReadable = readTemplates(reader).includes(mail.template)
  return {
    ...shown,
    subject: isReadable ? mail.subject : null,
    /** Null: not for this reader. Empty: forgotten. */
    text: isReadable ? withoutLinkSecrets(mail.text) : null,
    files: Array.isArray(attachments) ? attachments.length : 0,
    returned: (await returnedAmong([mail.toAddress]))[0] ?? null,
    obstacle: obstacleOf(reader, mail, now),
  }
}

/** The last mails to these addresses. */
export async function mailsTo(reader: MailReader, addresses: readonly string[]) {
  const rows = await db.mailMessage.findMany({
    where: { AND: [seen(reader), { toAddress: { in: [...addresses] } }] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 20,
    select: { id: true, template: true, subject: true, toAddress: true, state: true, createdAt: true },
  })
  const readable = readTemplates(reader)
  return rows.map((row) => ({ ...row, subject: readable.includes(row.template) ? row.subject : null }))
}
