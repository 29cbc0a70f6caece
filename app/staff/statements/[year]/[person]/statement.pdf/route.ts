import { redirect } from 'next/navigation'
import { z } from 'zod'
import { pdfResponse } from '@/app/pdf-response'
import { statementCopy } from '@/lib/payments/statements/statement-file'
import { findOwnStatement } from '@/lib/payments/statements/statement-queries'
import { requireTreasurer } from '@/lib/people/session'

type Params = Promise<{ year: string; person: string }>

/** One donor's statement, as a copy. */
export async function GET(_: Request, { params }: { params: Params }): Promise<Response> {
  await requireTreasurer('/staff/statements')
  const { year, person } = await params
  const statement = z.uuid().safeParse(person).success ? await findOwnStatement(person, Number(year)) : null
  if (statement?.state !== 'true') redirect(`/staff/statements?year=${encodeURIComponent(year)}`)
  return pdfResponse(await statementCopy(statement), `/staff/statements?year=${year}&done=letters`)
}
