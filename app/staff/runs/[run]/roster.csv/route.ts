import { csvFile } from '@/app/staff/csv-file'
import { singleValues } from '@/app/staff/single-values'
import { findRoster } from '@/lib/courses/runs/roster'
import { pickEntries, rosterFilter } from '@/lib/courses/runs/roster-filter'
import { toCsv } from '@/lib/csv'
import { formatCentsPlain } from '@/lib/money'
import { requireStaff } from '@/lib/people/session'

/**
 * Everybody of a run's roster for the desk, or those who are asked for, those no longer coming at its end. It has what
 * people paid, so it is not for trainers, who have a list of their own; scholarships are in neither.
 */
export async function GET(request: Request, { params }: { params: Promise<{ run: string }> }) {
  const { run: slug } = await params
  const staff = await requireStaff(`/staff/runs/${slug}`)
  const run = await findRoster(staff, slug)
  if (!run) return new Response('There is no such run.', { status: 404 })
  const head = [
    'Name',
    'Pronouns',
    'Access needs',
    'Email',
    'State',
    'Sessions',
    'Price',
    'Paid (USD)',
    'Returned (USD)',
    'Registered (UTC)',
  ]
  const asked = singleValues(Object.fromEntries(new URL(request.url).searchParams))
  const { coming, waiting, gone } = pickEntries(run, rosterFilter.parse(asked))
  const rows = [...coming, ...waiting, ...gone].map((entry) => [
    entry.name,
    entry.pronouns ?? '',
    entry.accessNeeds ?? '',
    entry.email,
    entry.standing,
    entry.sessions.join('; ') || 'All',
    entry.tier ?? (entry.freeReason ? `Nothing to pay: ${entry.freeReason}` : ''),
    formatCentsPlain(entry.paidCents),
    formatCentsPlain(entry.returnedCents),
    entry.createdAt.toISOString(),
  ])
  return csvFile(`roster-${slug}`, toCsv(head, rows))
}
