import { csvFile } from '@/app/staff/csv-file'
import { totalsByYear } from '@/lib/board/figures/figures'
import { toCsv } from '@/lib/csv'
import { requireStaffOrReviewer } from '@/lib/people/session'

const head = ['Sent in (UTC)', 'Applications', 'Still open', 'Accepted', 'Declined', 'Withdrawn', 'Closed undecided']

export async function GET(): Promise<Response> {
  const years = await totalsByYear(await requireStaffOrReviewer('/staff/applications/figures'))
  const rows = years.map(({ year, sent, open, accepted, declined, withdrawn, lapsed }) =>
    [year, sent, open, accepted, declined, withdrawn, lapsed].map(String),
  )
  return csvFile('board-applications', toCsv(head, rows))
}
