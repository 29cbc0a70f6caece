import { csvFile } from '@/app/staff/csv-file'
import { toCsv } from '@/lib/csv'
import { seatNotesToErase } from '@/lib/office/retention/next-erasures'
import { requireStaff } from '@/lib/people/session'

const head = [
  'Course',
  'Run',
  'Name',
  'Email',
  'Pronouns',
  'Access needs',
  'Why given back',
  'Why free of charge',
  'About a scholarship',
]

export async function GET(): Promise<Response> {
  const seats = await seatNotesToErase(await requireStaff('/staff/erasure'))
  const rows = seats.map(({ run, name, person, pronouns, accessNeeds, cancelReason, freeReason, scholarship }) => [
    run.course.title,
    run.slug,
    name,
    person.email ?? '',
    pronouns ?? '',
    accessNeeds ?? '',
    cancelReason ?? '',
    freeReason ?? '',
    scholarship?.note ?? '',
  ])
  return csvFile('to-be-erased-seats', toCsv(head, rows))
}
