import { csvFile } from '@/app/staff/csv-file'
import { noPeriod, readPeriod } from '@/app/staff/exports/period'
import { toCsv } from '@/lib/csv'
import { readAccountNames } from '@/lib/payments/journal-accounts'
import { readJournal } from '@/lib/payments/journal-queries'
import { periodCode } from '@/lib/payments/period'
import { requireTreasurer } from '@/lib/people/session'

// The columns by which QuickBooks Online's "Import data, Journal entries" knows them; Class is there in plans that track
// classes. It wants days as MM/DD/YYYY, one side of each row left empty, and accounts by name.
const head = ['JournalNo', 'JournalDate', 'AccountName', 'Debits', 'Credits', 'Description', 'Class']

export async function GET(request: Request): Promise<Response> {
  const treasurer = await requireTreasurer('/staff/exports')
  const period = readPeriod(request.url)
  if (!period) return noPeriod()
  const [names, entries] = await Promise.all([readAccountNames(treasurer), readJournal(treasurer, period)])
  const rows = entries.flatMap(({ number, day, lines }) =>
    lines.map((line) => [
      number,
      `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)}`,
      names[line.account],
      line.debitCents > 0 ? { cents: line.debitCents } : '',
      line.creditCents > 0 ? { cents: line.creditCents } : '',
      line.description,
      line.fund ?? '',
    ]),
  )
  return csvFile(`journal-${periodCode(period)}`, toCsv(head, rows, { hasMark: false }))
}
