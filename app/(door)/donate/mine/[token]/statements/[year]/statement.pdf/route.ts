import { redirect } from 'next/navigation'
import { pdfResponse } from '@/app/pdf-response'
import { statementCopy } from '@/lib/payments/statements/statement-file'
import { ownStatement } from '../own-statement'

/** What is held or not true any more prints nothing: its page says why. */
export async function GET(_: Request, { params }: { params: Promise<{ token: string; year: string }> }) {
  const statement = await ownStatement(params)
  const { token, year } = await params
  const page = `/donate/mine/${encodeURIComponent(token)}/statements/${encodeURIComponent(year)}`
  if (statement?.state !== 'true') redirect(page)
  return pdfResponse(await statementCopy(statement), `${page}?pdf=no`)
}
