import { Prisma, type Tx } from '@/lib/db'

/**
 * Deletes an application with all that belongs to it: references, resume, reviews, votes, letter; and takes out of the log
 * of mails what they said about it, and the addresses of the people whom its applicant had named.
 */
export async function deleteApplication(
  tx: Tx,
  { id, resumeId }: { id: string; resumeId: string | null },
): Promise<void> {
  await tx.boardReference.deleteMany({ where: { applicationId: id } })
  await tx.boardApplication.delete({ where: { id } })
  if (resumeId) await tx.file.delete({ where: { id: resumeId } })
  const key = `board-application:${id}:`
  await tx.$executeRaw`
    UPDATE "MailMessage"
    SET "toAddress" = "id" || '@erased.invalid', "dedupeKey" = ${key} || "id",
      "state" = CASE WHEN "state" IN ('QUEUED', 'FAILED') THEN 'STALE' ELSE "state" END
    WHERE starts_with("dedupeKey", ${`${key}reference`})`
  await tx.mailMessage.updateMany({
    where: { dedupeKey: { startsWith: key } },
    data: { subject: 'About an application that is erased', text: '', html: '', attachments: Prisma.DbNull },
  })
}
