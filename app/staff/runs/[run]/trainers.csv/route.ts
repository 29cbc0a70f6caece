import { csvFile } from '@/app/staff/csv-file'
import { findRoster } from '@/lib/courses/runs/roster'
import { toCsv } from '@/lib/csv'
import { requireStaff } from '@/lib/people/session'

/** Who comes, as trainers may have it: what they need, which sessions, and who was there. Nothing of money, no address. */
export async function GET(_request: Request, { params }: { params: Promise<{ run: string }> }) {
  const { run: slug } = await params
  const staff = await requireStaff(`/staff/runs/${slug}`)
  const run = await findRoster(staff, slug)
  if (!run) return new Response('There is no such run.', { status: 404 })
  const held = run.sessions.filter((session) => !session.isCancelled)
  const head = ['Name', 'Pronouns', 'Access needs', 'Sessions', ...held.map((session) => `Came ${session.day}`)]
  const rows = run.coming
    .filter((entry) => entry.state === 'CONFIRMED')
    .map((entry) => [
      entry.name,
      entry.pronouns ?? '',
      entry.accessNeeds ?? '',
      entry.sessions.join('; ') || 'All',
      ...held.map((session) => (entry.came.includes(session.id) ? 'yes' : '')),
    ])
  return csvFile(`for-trainers-${slug}`, toCsv(head, rows))
}
