import { redirect } from 'next/navigation'
import { pdfResponse } from '@/app/pdf-response'
import { statementBatch } from '@/lib/payments/statements/statement-file'
import { donorsOfYear, isToPrint } from '@/lib/payments/statements/statement-queries'
import { requireTreasurer } from '@/lib/people/session'

/** In one file, the originals of the statements that no mail has brought. */
export async function GET(_: Request, { params }: { params: Promise<{ year: string }> }): Promise<Response> {
  const treasurer = await requireTreasurer('/staff/statements')
  const { year } = await params
  const donors = /^\d{4}$/.test(year) ? await donorsOfYear(treasurer, Number(year)) : []
  const toPrint = donors.flatMap(({ statement }) =>
    statement?.standing === 'true' && isToPrint(statement.delivery) ? statement : [],
  )
  if (toPrint.length === 0) redirect(`/staff/statements?year=${encodeURIComponent(year)}`)
  return pdfResponse(await statementBatch(Number(year), toPrint), `/staff/statements?year=${year}&done=letters`)
}
