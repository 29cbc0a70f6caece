import { eraseDraftsWhere } from '@/lib/board/draft/erase-drafts'
import { deleteApplication } from '@/lib/board/own/delete-application'
import { Prisma, type Tx } from '@/lib/db'
import { forgetJobsFor } from '@/lib/jobs'

const NAME = 'Removed person'

/**
 * Takes somebody out of every table about people, and their merged records with them (own-data.ts says what goes). What is
 * counted stays: seats, attendance, payments. A step of whoever has asked whether it may be.
 */
export async function forgetPerson(
  tx: Tx,
  { id: personId, email }: { id: string; email: string | null },
  now: Date,
): Promise<void> {
  const address = addressOf(personId)
  await forgetApplication(tx, personId)
  await forgetSeats(tx, personId)
  await forgetInMails(tx, personId)
  await forgetInBooks(tx, personId, address)
  if (email !== null) await forgetAddress(tx, email, address)
  await forgetMerged(tx, personId, now)
  await tx.signInSession.deleteMany({ where: { personId } })
  await tx.secondFactor.deleteMany({ where: { personId } })
  await forgetInAudit(tx, personId)
  await tx.person.update({
    where: { id: personId },
    data: {
      name: NAME,
      email: address,
      emailVerifiedAt: null,
      postalAddress: null,
      feedVersion: { increment: 1 },
      donorVersion: { increment: 1 },
      removalAskedAt: null,
      removedAt: now,
    },
  })
}

const addressOf = (personId: string) => `${personId}@removed.invalid`

/** Records that were merged into theirs have kept their addresses, so that whoever types one is known. */
async function forgetMerged(tx: Tx, personId: string, now: Date): Promise<void> {
  const merged = await tx.person.findMany({ where: { mergedIntoId: personId }, select: { id: true, email: true } })
  for (const { id, email } of merged) {
    if (email !== null) await forgetAddress(tx, email, addressOf(id))
    await tx.signInSession.deleteMany({ where: { personId: id } })
    await tx.secondFactor.deleteMany({ where: { personId: id } })
    await forgetInAudit(tx, id)
    await tx.person.update({
      where: { id },
      data: { name: NAME, email: addressOf(id), emailVerifiedAt: null, postalAddress: null, removedAt: now },
    })
  }
}

async function forgetApplication(tx: Tx, personId: string): Promise<void> {
  const applications = await tx.boardApplication.findMany({ where: { personId }, select: { id: true } })
  for (const { id } of applications) await deleteApplication(tx, id)
}

/** The rows stay, since seats and payments are counted by them; what they say of the person goes, and so do their links. */
async function forgetSeats(tx: Tx, personId: string): Promise<void> {
  const theirs = { registration: { personId } }
  await tx.zoomSeat.deleteMany({ where: theirs })
  await tx.scholarshipRequest.updateMany({ where: theirs, data: { note: null } })
  await tx.registration.updateMany({
    where: { personId },
    data: {
      name: NAME,
      pronouns: null,
      accessNeeds: null,
      prerequisitesAttested: null,
      zone: null,
      cancelReason: null,
      freeReason: null,
      linkVersion: { increment: 1 },
    },
  })
}

/** Amounts, dates and the text of receipts stay: the books must, and a receipt never changes. */
async function forgetInBooks(tx: Tx, personId: string, address: string): Promise<void> {
  await tx.tribute.updateMany({
    where: { order: { personId } },
    data: { honoree: NAME, notifyName: null, notifyEmail: null, message: null },
  })
  await tx.order.updateMany({ where: { personId }, data: { payerName: NAME, employer: null, note: null } })
  await tx.order.updateMany({ where: { personId, throughName: { not: null } }, data: { throughName: NAME } })
  await tx.recurringGift.updateMany({ where: { personId }, data: { payerName: NAME } })
  await tx.receipt.updateMany({
    where: { payment: { order: { personId } }, email: { not: null } },
    data: { email: address },
  })
  await tx.letter.updateMany({ where: { personId }, data: { name: NAME } })
}

/**
 * What others were written about their seats and payments, the office above all, names them without their address: such
 * mails are known by the seat, payment or gift that they are about.
 */
async function forgetInMails(tx: Tx, personId: string): Promise<void> {
  await tx.$executeRaw`
    WITH orders AS (SELECT "id", "ref" FROM "Order" WHERE "personId" = ${personId}::uuid),
    payments AS (SELECT "id" FROM "Payment" WHERE "orderId" IN (SELECT "id" FROM orders)),
    about("id") AS (
      SELECT "id"::text FROM "Registration" WHERE "personId" = ${personId}::uuid
      UNION ALL SELECT "ScholarshipRequest"."id"::text FROM "ScholarshipRequest"
        JOIN "Registration" ON "Registration"."id" = "registrationId" WHERE "personId" = ${personId}::uuid
      UNION ALL SELECT "id"::text FROM "RecurringGift" WHERE "personId" = ${personId}::uuid
      UNION ALL SELECT "id"::text FROM orders
      UNION ALL SELECT "ref" FROM orders
      UNION ALL SELECT "id"::text FROM "OrderLine" WHERE "orderId" IN (SELECT "id" FROM orders)
      UNION ALL SELECT "id"::text FROM payments
      UNION ALL SELECT "id"::text FROM "Refund" WHERE "paymentId" IN (SELECT "id" FROM payments)
    )
    UPDATE "MailMessage"
    SET "subject" = 'About a removed person', "text" = '', "html" = '', "attachments" = NULL,
      "state" = CASE WHEN "state" IN ('QUEUED', 'FAILED') THEN 'STALE' ELSE "state" END
    WHERE "text" <> '' AND EXISTS (
      SELECT FROM about WHERE position(about."id" IN "dedupeKey") > 0 OR position(about."id" IN "text") > 0
    )`
}

/** Where only an address says who somebody is. */
async function forgetAddress(tx: Tx, email: string, address: string): Promise<void> {
  await tx.courseInterest.deleteMany({ where: { email } })
  await eraseDraftsWhere(tx, { email })
  await tx.returnedAddress.deleteMany({ where: { address: email } })
  await tx.signInCode.deleteMany({ where: { email } })
  await forgetJobsFor(tx, email)
  await tx.rateLimit.deleteMany({ where: { key: { endsWith: `:${email}` } } })
  await tx.$executeRaw`DELETE FROM "GiftLink" WHERE position(${email} in lower("typed"::text)) > 0`
  await tx.$executeRaw`
    UPDATE "MailMessage"
    SET "toAddress" = ${address}, "dedupeKey" = replace("dedupeKey", ${email}, ${address}),
      "state" = CASE WHEN "state" IN ('QUEUED', 'FAILED') THEN 'STALE' ELSE "state" END
    WHERE "toAddress" = ${email}`
  // What others were written about them goes too, to the office above all.
  await tx.$executeRaw`
    UPDATE "MailMessage"
    SET "subject" = 'About a removed person', "text" = '', "html" = '', "attachments" = NULL, "replyTo" = NULL
    WHERE "toAddress" = ${address} OR "replyTo" = ${email} OR position(${email} in lower("text")) > 0`
}

async function forgetInAudit(tx: Tx, personId: string): Promise<void> {
  const registrations = await tx.registration.findMany({ where: { personId }, select: { id: true } })
  const subjects = [`person:${personId}`, ...registrations.map(({ id }) => `registration:${id}`)]
  await tx.auditEntry.updateMany({ where: { subject: { in: subjects } }, data: { details: Prisma.DbNull } })
}
