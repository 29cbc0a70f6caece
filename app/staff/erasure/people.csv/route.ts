import { csvFile } from '@/app/staff/csv-file'
import { toCsv } from '@/lib/csv'
import { isoDay } from '@/lib/dates'
import { peopleToErase } from '@/lib/office/retention/next-erasures'
import { requireStaff } from '@/lib/people/session'

const head = ['Name', 'Email', 'Postal address', 'Known since', 'Registrations', 'Has paid or given']

export async function GET(): Promise<Response> {
  const people = await peopleToErase(await requireStaff('/staff/erasure'))
  const rows = people.map(({ name, email, postalAddress, createdAt, _count }) => [
    name,
    email ?? '',
    postalAddress ?? '',
    isoDay(createdAt),
    String(_count.registrations),
    _count.orders > 0 ? 'yes' : '',
  ])
  return csvFile('to-be-erased-people', toCsv(head, rows))
}
