import { csvFile } from '@/app/staff/csv-file'
import { asReader } from '@/app/staff/mail/reader'
import { singleValues } from '@/app/staff/single-values'
import { toCsv } from '@/lib/csv'
import { isoDay } from '@/lib/dates'
import { listPeople } from '@/lib/office/people-desk/people-queries'
import { peopleFilter } from '@/lib/office/people-desk/people-schema'
import { requireStaff } from '@/lib/people/session'

const head = ['Name', 'Email', 'Registrations', 'Known since (Pacific)']

/** The people who are asked for, all of them. */
export async function GET(request: Request): Promise<Response> {
  const reader = await asReader(await requireStaff('/staff/people'))
  const filter = peopleFilter.parse(singleValues(Object.fromEntries(new URL(request.url).searchParams)))
  const { people } = await listPeople(reader, { ...filter, page: null })
  const rows = people.map(({ name, email, registrations, createdAt }) => [
    name,
    email ?? '',
    String(registrations),
    isoDay(createdAt),
  ])
  return csvFile(`people-${isoDay(new Date())}`, toCsv(head, rows))
}
