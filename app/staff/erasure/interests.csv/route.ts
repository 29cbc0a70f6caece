import { csvFile } from '@/app/staff/csv-file'
import { toCsv } from '@/lib/csv'
import { isoDay } from '@/lib/dates'
import { interestsToErase } from '@/lib/office/retention/next-erasures'
import { requireStaff } from '@/lib/people/session'

const head = ['Course', 'Email', 'Said yes on', 'Stopped on']

export async function GET(): Promise<Response> {
  const interests = await interestsToErase(await requireStaff('/staff/erasure'))
  const rows = interests.map(({ course, email, confirmedAt, stoppedAt }) => [
    course.title,
    email,
    confirmedAt ? isoDay(confirmedAt) : '',
    stoppedAt ? isoDay(stoppedAt) : '',
  ])
  return csvFile('to-be-erased-interests', toCsv(head, rows))
}
