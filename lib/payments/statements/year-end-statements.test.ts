import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { lettersOf, readPdf } from '@/e2e/support/read-pdf'
import { db } from '@/lib/db'
import { stopSendingJobs } from '@/lib/jobs'
import { correctReceipt, issueReceipt } from '@/lib/payments/receipts'
import { type Treasurer, withGrant } from '@/lib/people/granted'
import { changeSetting } from '@/lib/settings'
import { createPaidOrder, createPerson, resetDatabase } from '@/prisma/factories'
import { markStatementsPrinted, markStatementWaiting } from './mark-statements'
import { statementBatch, statementCopy } from './statement-file'
import { donorsOfYear, findOwnStatement } from './statement-queries'
import { askForStatements, resendStatement } from './treasurer-statements'
import { yearEndStatements } from './year-end-statements'

const january = new Date('2027-01-12T18:00:00Z')
const inYear = new Date('2026-06-09T03:00:00Z')

beforeEach(async () => {
  await resetDatabase()
  await changeSetting('legalName', 'Oregon Network')
  await changeSetting('ein', '12-3456789')
  await changeSetting('postalAddress', '1 River Road, Bend, OR 97701')
})
afterAll(stopSendingJobs)

type Line = { kind: 'FEE' | 'GIFT' | 'FEE_COVER'; amountCents: number; fairMarketValueCents?: number }

async function paid(personId: string, lines: Line[], occurredAt = inYear) {
  const made = await createPaidOrder({ personId, lines, occurredAt })
  await db.$transaction((tx) => issueReceipt(tx, made.payment.id))
  return made
}

async function goesBack({ payment, lines }: Awaited<ReturnType<typeof paid>>, amountCents: number) {
  await db.$transaction(async (tx) => {
    await tx.refund.create({
      data: {
        paymentId: payment.id,
        amountCents,
        reason: 'They asked',
        allocations: { create: { orderLineId: `${lines[0]?.id}`, amountCents } },
      },
    })
    await correctReceipt(tx, payment.id, 'They asked', january)
  })
}

const statementsOf = (personId: string) => db.statement.findMany({ where: { personId }, orderBy: { revision: 'asc' } })

async function treasurer(): Promise<Treasurer> {
  const person = await createPerson({ roles: ['TREASURER'] })
  const granted = await withGrant(person.id, 'TREASURER')
  if (!granted) throw new Error('The grant is missing')
  return granted
}

test('in January every donor of the year gets one statement by mail, though the job runs twice at once', async () => {
  const [ada, una, course] = [await createPerson(), await createPerson(), await createPerson()]
  await paid(ada.id, [{ kind: 'GIFT', amountCents: 5000 }])
  await paid(ada.id, [{ kind: 'GIFT', amountCents: 2500 }], new Date('2027-01-01T08:00:00Z'))
  await paid(una.id, [
    { kind: 'FEE', amountCents: 18_000, fairMarketValueCents: 18_000 },
    { kind: 'GIFT', amountCents: 7000 },
  ])
  await paid(course.id, [{ kind: 'FEE', amountCents: 18_000, fairMarketValueCents: 18_000 }])
  await yearEndStatements({}, new Date('2026-12-31T20:00:00Z'))
  expect(await db.statement.count()).toBe(0)
  await Promise.all([yearEndStatements({}, january), yearEndStatements({}, january)])
  expect(await statementsOf(ada.id)).toMatchObject([{ taxYear: 2026, revision: 1, giftCents: 5000, feeCents: 0 }])
  expect(await statementsOf(una.id)).toMatchObject([{ giftCents: 7000, feeCents: 18_000 }])
  expect(await statementsOf(course.id)).toEqual([])
  const mails = await db.mailMessage.findMany({ where: { template: 'statement' } })
  expect(mails.map(({ toAddress }) => toAddress).sort()).toEqual([ada.email, una.email].sort())
  const [kept] = await statementsOf(ada.id)
  expect(mails.find(({ toAddress }) => toAddress === ada.email)?.text).toContain(kept?.text)
  expect(createHash('sha256').update(`${kept?.text}`).digest('hex')).toBe(kept?.textHash)
})

test('its sums are the ledger’s: what was paid less every refund that has not failed, gifts apart from fees', async () => {
  const ada = await createPerson()
  const lines: Line[] = [
    { kind: 'GIFT', amountCents: 10_000 },
    { kind: 'FEE_COVER', amountCents: 330 },
  ]
  await goesBack(await paid(ada.id, lines), 4000)
  const failed = await paid(ada.id, [{ kind: 'GIFT', amountCents: 6000 }])
  await goesBack(failed, 1000)
  await db.$transaction(async (tx) => {
    await tx.refund.updateMany({ where: { paymentId: failed.payment.id }, data: { state: 'FAILED' } })
    await correctReceipt(tx, failed.payment.id, 'It failed', january)
  })
  await paid(ada.id, [
    { kind: 'FEE', amountCents: 9000, fairMarketValueCents: 9000 },
    { kind: 'GIFT', amountCents: 1500 },
  ])
  await yearEndStatements({}, january)
  const [ledger] = await db.$queryRaw<{ gift: bigint; fee: bigint }[]>`
    SELECT sum(kept) FILTER (WHERE "kind" <> 'FEE') AS gift, sum(kept) FILTER (WHERE "kind" = 'FEE') AS fee
    FROM (
      SELECT l."kind", l."amountCents" - coalesce((
        SELECT sum(a."amountCents") FROM "RefundAllocation" a JOIN "Refund" r ON r."id" = a."refundId"
        WHERE a."orderLineId" = l."id" AND r."state" <> 'FAILED'), 0) AS kept
      FROM "OrderLine" l JOIN "Order" o ON o."id" = l."orderId" WHERE o."personId" = ${ada.id}::uuid) AS lines`
  const [statement] = await statementsOf(ada.id)
  expect([statement?.giftCents, statement?.feeCents]).toEqual([Number(ledger?.gift), Number(ledger?.fee)])
  expect([statement?.giftCents, statement?.feeCents]).toEqual([6330 + 6000 + 1500, 9000])
})

test('a receipt that is voided later brings a new revision by mail, once; when nothing is left it says so', async () => {
  const ada = await createPerson()
  const gift = await paid(ada.id, [{ kind: 'GIFT', amountCents: 5000 }])
  await yearEndStatements({}, january)
  await goesBack(gift, 2000)
  expect(await findOwnStatement(ada.id, 2026)).toEqual({ taxYear: 2026, revision: 1, state: 'outdated' })
  const march = new Date('2027-03-02T18:00:00Z')
  for (let time = 0; time < 2; time++) await yearEndStatements({}, march)
  expect(await statementsOf(ada.id)).toMatchObject([{ giftCents: 5000 }, { revision: 2, giftCents: 3000 }])
  await goesBack(gift, 3000)
  await yearEndStatements({}, march)
  const [, , last] = await statementsOf(ada.id)
  expect(last).toMatchObject({ revision: 3, giftCents: 0, serials: [] })
  expect(last?.text).toContain('Nothing of what was given in 2026 has stayed with us.')
  expect(await db.mailMessage.count({ where: { template: 'statement' } })).toBe(3)
})

test('what is asked about is in no statement, and holds the one it is in', async () => {
  const ada = await createPerson()
  const [asked, other] = [
    await paid(ada.id, [{ kind: 'GIFT', amountCents: 5000 }]),
    await paid(ada.id, [{ kind: 'GIFT', amountCents: 700 }]),
  ]
  const dispute = { paymentId: asked.payment.id, amountCents: 5000, reason: 'fraudulent', openedAt: inYear }
  const { id } = await db.dispute.create({ data: { ...dispute, disputeId: randomUUID() } })
  await yearEndStatements({}, january)
  const [first] = await statementsOf(ada.id)
  expect(first).toMatchObject({ giftCents: 700 })
  expect(first?.text).toContain('Receipt 1 is not in this statement, since a question about its payment is open.')
  await db.dispute.update({ where: { id }, data: { state: 'WON', closedAt: january } })
  await yearEndStatements({}, january)
  expect(await statementsOf(ada.id)).toMatchObject([{}, { revision: 2, giftCents: 5700 }])
  await db.dispute.create({ data: { ...dispute, paymentId: other.payment.id, disputeId: randomUUID() } })
  await yearEndStatements({}, january)
  expect(await findOwnStatement(ada.id, 2026)).toEqual({ taxYear: 2026, revision: 2, state: 'held' })
  const desk = await treasurer()
  const formKey = randomUUID()
  expect(await resendStatement(desk, { personId: ada.id, taxYear: 2026, formKey })).toBe('not_true')
})

test('a statement is never changed or deleted, and its revisions have no gap', async () => {
  const ada = await createPerson()
  await paid(ada.id, [{ kind: 'GIFT', amountCents: 5000 }])
  await yearEndStatements({}, january)
  await expect(db.$executeRaw`UPDATE "Statement" SET "giftCents" = 1`).rejects.toThrow('append-only')
  await expect(db.$executeRaw`DELETE FROM "Statement"`).rejects.toThrow('append-only')
  const another = (revision: number, text: string) => db.$executeRaw`
    INSERT INTO "Statement" ("id", "personId", "taxYear", "revision", "donorName", "giftCents", "feeCents", "serials", "text", "textHash", "wordingVersion")
    SELECT ${randomUUID()}::uuid, "personId", "taxYear", ${revision}::int, "donorName", "giftCents", "feeCents", "serials", "text" || ${text}, "textHash", "wordingVersion"
    FROM "Statement"`
  await expect(another(3, '')).rejects.toThrow('does not follow')
  await expect(another(2, 'More')).rejects.toThrow('Statement_hash_is_of_its_text')
})

test('the treasurer makes those of a year that is over, mails one again, and prints what no mail has brought', async () => {
  const desk = await treasurer()
  const [ada, una] = [await createPerson({ name: 'Ada' }), await createPerson({ name: 'Una' })]
  for (const { id } of [ada, una]) await paid(id, [{ kind: 'GIFT', amountCents: 5000 }])
  expect(await askForStatements(desk, 2026, new Date('2026-12-31T20:00:00Z'))).toBe('year_not_over')
  expect(await askForStatements(desk, 2026, new Date('2027-01-01T08:00:00Z'))).toBe('asked')
  expect(await donorsOfYear(desk, 2026)).toMatchObject([{ name: 'Ada', statement: null }, { statement: null }])
  await yearEndStatements({ taxYear: 2026 }, new Date('2027-01-02T08:00:00Z'))

  await db.mailMessage.updateMany({ where: { template: 'statement', toAddress: ada.email }, data: { state: 'SENT' } })
  await db.mailMessage.updateMany({ where: { template: 'statement', toAddress: una.email }, data: { state: 'FAILED' } })
  const donors = await donorsOfYear(desk, 2026)
  expect(donors).toMatchObject([
    { name: 'Ada', statement: { standing: 'true', delivery: 'sent', giftCents: 5000 } },
    { name: 'Una', statement: { standing: 'true', delivery: 'to_print' } },
  ])
  await db.mailMessage.updateMany({ where: { toAddress: una.email }, data: { refusedAt: january } })
  const una2026 = async () => (await donorsOfYear(desk, 2026))[1]?.statement
  expect(await una2026()).toMatchObject({ delivery: 'refused', print: null })
  const id = `${donors[1]?.statement?.id}`
  expect(await markStatementsPrinted(desk, [id, randomUUID()], january)).toBe(1)
  expect(await markStatementsPrinted(desk, [id], january)).toBe(0)
  expect(await una2026()).toMatchObject({ delivery: 'printed', print: { printedAt: january, printedBy: desk.email } })
  await markStatementWaiting(desk, id)
  expect(await una2026()).toMatchObject({ delivery: 'refused', print: null })
  expect((await db.auditEntry.findMany({ orderBy: { at: 'asc' } })).map(({ action }) => action).slice(-2)).toEqual([
    'statements-printed',
    'statement-waits-again',
  ])
  const again = { personId: ada.id, taxYear: 2026, formKey: randomUUID() }
  for (let time = 0; time < 2; time++) expect(await resendStatement(desk, again)).toBe('sent')
  const mails = await db.mailMessage.findMany({ where: { template: 'statement', toAddress: `${ada.email}` } })
  expect(mails.map(({ text }) => text)).toEqual([mails[0]?.text, mails[0]?.text])

  const kept = donors.flatMap(({ statement }) => statement ?? [])
  const batch = readPdf((await statementBatch(2026, kept))?.bytes ?? Buffer.from(''))
  expect(lettersOf(batch.text)).toBe(lettersOf(kept.map(({ text }) => text).join('')))
  const [one] = kept
  const copy = one && (await statementCopy(one))
  expect(lettersOf(readPdf(copy?.bytes ?? Buffer.from('')).text)).toBe(`COPY${lettersOf(`${one?.text}`)}`)
})
