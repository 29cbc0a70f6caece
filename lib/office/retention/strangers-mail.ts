import type { Tx } from '@/lib/db'

/**
 * Takes addresses out of the log of mails, and of those that came back, that belong to nobody we know: of a referee, of
 * whom a donor wanted told, of who once waited for a course. The addresses of people we know go with their names.
 */
export async function forgetStrangersMail(tx: Tx, since: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE "MailMessage" AS mail
    SET "toAddress" = mail."id" || '@removed.invalid', "dedupeKey" = 'forgotten:' || mail."id", "subject" = 'To somebody unknown'
    WHERE mail."createdAt" < ${since} AND mail."toAddress" NOT LIKE '%.invalid'
      AND NOT EXISTS (SELECT FROM "Person" WHERE "email" = mail."toAddress")
      AND NOT EXISTS (SELECT FROM "Setting" WHERE "value" = mail."toAddress")
      AND NOT EXISTS (SELECT FROM "CourseInterest" WHERE "email" = mail."toAddress")`
  await tx.$executeRaw`
    DELETE FROM "ReturnedAddress" WHERE "notedAt" < ${since}
      AND NOT EXISTS (SELECT FROM "Person" WHERE "email" = "address")
      AND NOT EXISTS (SELECT FROM "CourseInterest" WHERE "email" = "address")`
}
