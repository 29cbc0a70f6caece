import pg from 'pg'

async function query(sql: string, values: unknown[]): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  await client.query(sql, values)
  await client.end()
}

/** The journeys share one board, whose other members have declared a conflict here: this application is for these alone. */
export async function leaveToThese(applicant: string, emails: readonly string[]): Promise<void> {
  await query(
    `UPDATE "BoardReview" SET "declaredAt" = now(), "conflict" = 'OTHER'
     WHERE "applicationId" = (SELECT "id" FROM "BoardApplication" WHERE "name" = $1)
       AND "reviewerId" NOT IN (SELECT "id" FROM "Person" WHERE "email" = ANY($2))`,
    [applicant, emails],
  )
}

/** The ten minutes in which the letter to this applicant can be taken back are over. */
export async function letTenMinutesPass(applicant: string): Promise<void> {
  await query(
    `UPDATE "BoardLetter" SET "leavesAt" = "leavesAt" - interval '11 minutes'
     WHERE "applicationId" = (SELECT "id" FROM "BoardApplication" WHERE "name" = $1)`,
    [applicant],
  )
}

/** It is three years since this applicant sent their application, and longer than the demonstration keeps one. */
export async function letThreeYearsPass(applicant: string): Promise<void> {
  await query(`UPDATE "BoardApplication" SET "submittedAt" = "submittedAt" - interval '3 years' WHERE "name" = $1`, [
    applicant,
  ])
}
