import { asAuditReader } from '@/app/staff/audit/reader'
import { longCsvFile } from '@/app/staff/csv-file'
import { singleValues } from '@/app/staff/single-values'
import { isoDay } from '@/lib/dates'
import { auditFilter } from '@/lib/office/audit/audit-filter'
import { wholeAudit } from '@/lib/office/audit/audit-queries'
import { deedInWords } from '@/lib/office/audit/audit-words'
import { requireDesk } from '@/lib/people/session'

const head = ['When (UTC)', 'What', 'Who', 'To what', 'More']

/** The entries that are asked for, all of them, as whoever asks may read them. */
export async function GET(request: Request): Promise<Response> {
  const { roles } = await requireDesk('/staff/audit')
  const reader = await asAuditReader(roles)
  const filter = auditFilter.parse(singleValues(Object.fromEntries(new URL(request.url).searchParams)))
  async function* rows() {
    for await (const entries of wholeAudit(reader, filter)) {
      yield entries.map(({ at, action, actor, subject, details }) => [
        at.toISOString(),
        deedInWords(action),
        actor,
        subject,
        details,
      ])
    }
  }
  return longCsvFile(`audit-${isoDay(new Date())}`, head, rows())
}
