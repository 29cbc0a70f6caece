import { findRoster } from '@/lib/courses/desk-queries'
import { toCsv } from '@/lib/csv'
import { formatCentsPlain } from '@/lib/money'
import { requireStaff } from '@/lib/people/session'

/** Everybody of a run's roster, those no longer coming at its end. */
export async function GET(_request: Request, { params }: { params: Promise<{ run: string }> }) {
  const { run: slug } = await params
  const staff = await requireStaff(`/staff/runs/${slug}`)
  const run = await findRoster(staff, slug)
  if (!run) return new Response('There is no such run.', { status: 404 })
  const head = ['Name', 'Pronouns', 'Access needs', 'Email', 'State', 'Price', 'Paid (USD)', 'Registered (UTC)']
  const rows = [...run.live, ...run.gone].map((entry) => [
    entry.name,
    entry.pronouns ?? '',
    entry.accessNeeds ?? '',
    entry.email,
    entry.standing,
    entry.tier ?? '',
    formatCentsPlain(entry.paidCents),
    entry.createdAt.toISOString(),
  ])
  return new Response(toCsv(head, rows), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="roster-${slug}.csv"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
