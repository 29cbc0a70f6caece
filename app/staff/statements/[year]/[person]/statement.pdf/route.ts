import { redirect } from 'next/navigation'
import { pdfResponse } from '@/app/pdf-response'
import { statementCopy } from '@/lib/payments/statements/statement-file'
import { findOwnStatement } from '@/lib/payments/statements/statement-queries'
import { requireTreasurer } from '@/lib/people/session'

type Params = Promise<{ year: string; person: string }>

/** One donor's statement, as a copy. */
export async function GET(_: Request, { params }: { params: Params }): Promise<Response> {
  await requireTreasurer('/staff/statements')
  const { year, person } = await params
  const statement = /^[0-9a-f-]{36}$/.test(person) ? await findOwnStatement(person, Number(year)) : null
  if (statement?.state !== 'true') redirect(`/staff/statements?year=${year}`)
  return pdfResponse(await statementCopy(statement), `/staff/statements?year=${year}&done=letters`)
}
