import { createHash } from 'node:crypto'
import type { Prisma, Tx } from '@/lib/db'
import { queueMail } from '@/lib/mail'
import { readKept } from '@/lib/payments/kept-lines'
import {
  STATEMENT_WORDING_VERSION,
  type StatementGift,
  statementSums,
  statementText,
} from '@/lib/payments/statement-wording'
import { donorHref } from '@/lib/people/donor-links'
import { isDemonstration, readSettings, receiptIssuer } from '@/lib/settings'
import { countedReceipts, countLines, isHeld } from './counted-receipts'
import { statementEmail } from './statement-emails'
import { statementAttachment } from './statement-file'
import { statementStanding } from './statement-state'

/**
 * Writes the statement of a donor's year and mails it, where there is none or the last is not true any more; else nothing.
 * It counts live receipts alone: one whose payment is asked about is left out and named. Throws while legal name, EIN or
 * postal address are unset, as receipts do.
 */
export async function writeStatement(tx: Tx, personId: string, taxYear: number, now: Date): Promise<boolean> {
  // One at a time for each donor: the job and the treasurer may come together.
  await tx.$queryRaw`SELECT "id" FROM "Person" WHERE "id" = ${personId}::uuid FOR UPDATE`
  const person = await tx.person.findUniqueOrThrow({ where: { id: personId } })
  const receipts = await tx.receipt.findMany({
    where: { ...countedReceipts(taxYear), payment: { order: { personId } } },
    orderBy: { serial: 'asc' },
    include: receiptFacts,
  })
  const last = await tx.statement.findFirst({ where: { personId, taxYear }, orderBy: { revision: 'desc' } })
  const [counted, held] = [receipts.filter((one) => !isHeld(one)), receipts.filter(isHeld)]
  const standNow = receipts.map((one) => ({
    serial: one.serial,
    state: isHeld(one) ? ('held' as const) : ('live' as const),
  }))
  if (last ? statementStanding(last.serials, standNow) !== 'outdated' : counted.length === 0) return false

  const settings = await readSettings(tx)
  const issuer = receiptIssuer(settings)
  if (!issuer.ok) throw new Error(`No statement can be made: ${issuer.missing.join(', ')} not set`)
  const gifts: StatementGift[] = []
  for (const receipt of counted) gifts.push(await asCounted(tx, receipt))
  const facts = {
    taxYear,
    revision: (last?.revision ?? 0) + 1,
    issuer,
    donorName: receipts.at(-1)?.donorName ?? last?.donorName ?? person.name,
    madeAt: now,
    gifts: gifts.sort((one, other) => one.paidAt.getTime() - other.paidAt.getTime()),
    heldSerials: held.map(({ serial }) => serial),
    isDemonstration: receipts.some((one) => one.isDemonstration) || isDemonstration(settings),
  }
  const text = statementText(facts)
  const statement = await tx.statement.create({
    data: {
      personId,
      taxYear,
      revision: facts.revision,
      donorName: facts.donorName,
      ...statementSums(gifts),
      serials: counted.map(({ serial }) => serial),
      text,
      textHash: createHash('sha256').update(text).digest('hex'),
      wordingVersion: STATEMENT_WORDING_VERSION,
      isDemonstration: facts.isDemonstration,
      issuedAt: now,
    },
  })
  await mailStatement(tx, { ...statement, person }, 'made')
  return true
}

const receiptFacts = {
  payment: {
    select: { occurredAt: true, methodLabel: true, disputes: true, refunds: { include: { allocations: true } } },
  },
} satisfies Prisma.ReceiptInclude

type Counted = Prisma.ReceiptGetPayload<{ include: typeof receiptFacts }>

/** What is kept of the payment now, which is what its receipt says: whoever changes the one corrects the other. */
async function asCounted(tx: Tx, { serial, paymentId, amountCents, payment }: Counted): Promise<StatementGift> {
  const counted = countLines((await readKept(tx, paymentId)).lines)
  if (counted.giftCents + counted.feeCents !== amountCents) {
    throw new Error(`Receipt ${serial} does not say what is kept of its payment`)
  }
  return { ...counted, serial, paidAt: payment.occurredAt, methodLabel: payment.methodLabel }
}

type Mailed = {
  id: string
  taxYear: number
  revision: number
  donorName: string
  text: string
  issuedAt: Date
  isDemonstration: boolean
  person: { id: string; email: string | null; donorVersion: number }
}

/** Queues a statement's mail, once for each `cause`. Whoever has no email gets it by post: the desk prints it. */
export async function mailStatement(tx: Tx, statement: Mailed, cause: string): Promise<void> {
  const { person } = statement
  if (person.email === null) return
  const { officeEmail } = await readSettings(tx)
  await queueMail(tx, {
    ...statementEmail({ ...statement, donorHref: donorHref(person) }),
    cause: `statement:${statement.id}:${cause}`,
    template: 'statement',
    to: person.email,
    attachments: [statementAttachment(statement)],
    replyTo: officeEmail,
  })
}
