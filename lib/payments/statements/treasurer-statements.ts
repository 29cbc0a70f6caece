import { taxYear as yearOf } from '@/lib/dates'
import { db } from '@/lib/db'
import { enqueue } from '@/lib/jobs'
import type { Treasurer } from '@/lib/people/granted'
import { donorsOfYear } from './statement-queries'
import { mailStatement } from './write-statement'

/** Has the statements made that are missing of a year; only of one that is over. */
export async function askForStatements(
  treasurer: Treasurer,
  taxYear: number,
  now = new Date(),
): Promise<'asked' | 'year_not_over'> {
  if (taxYear >= yearOf(now)) return 'year_not_over'
  await db.$transaction(async (tx) => {
    await enqueue(tx, 'year-end-statements', { taxYear })
    await tx.auditEntry.create({
      data: { actor: `person:${treasurer.personId}`, action: 'statements.asked', subject: `year:${taxYear}` },
    })
  })
  return 'asked'
}

/**
 * Mails a donor's newest statement of a year once more, word for word; once for each `formKey`. Not one that is held or
 * not true any more, and not to somebody without an email.
 */
export async function resendStatement(
  treasurer: Treasurer,
  { personId, taxYear, formKey }: { personId: string; taxYear: number; formKey: string },
): Promise<'sent' | 'not_true' | 'no_email'> {
  const donors = await donorsOfYear(treasurer, taxYear)
  const donor = donors.find((one) => one.personId === personId)
  if (donor?.statement?.standing !== 'true') return 'not_true'
  if (donor.email === null) return 'no_email'
  const { id } = donor.statement
  await db.$transaction(async (tx) => {
    const statement = await tx.statement.findUniqueOrThrow({ where: { id }, include: { person: true } })
    await mailStatement(tx, statement, `again:${formKey}`)
    await tx.auditEntry.create({
      data: { actor: `person:${treasurer.personId}`, action: 'statement.resent', subject: `statement:${id}` },
    })
  })
  return 'sent'
}
