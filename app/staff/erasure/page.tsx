import type { Metadata } from 'next'
import { PageHeader } from '@/components/site/page-header'
import { Table } from '@/components/ui/table'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { printDate } from '@/lib/dates'
import type { KeepName } from '@/lib/keep-times'
import { AHEAD_DAYS, nextErasures } from '@/lib/office/retention/next-erasures'
import { requireDesk } from '@/lib/people/session'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: 'Erasure',
  description: 'What has been kept for its time and goes next, and files of it.',
}

/** The file of each kind, and whose it is to read. Mails are read one by one at their own desk. */
const files: Partial<Record<KeepName, { href: string; role: 'STAFF' | 'TREASURER' }>> = {
  keepNeedsMonths: { href: '/staff/erasure/seats.csv', role: 'STAFF' },
  keepPeopleMonths: { href: '/staff/erasure/people.csv', role: 'STAFF' },
  keepPayersMonths: { href: '/staff/erasure/people.csv', role: 'STAFF' },
  keepGiftNotesMonths: { href: '/staff/erasure/gift-notes.csv', role: 'TREASURER' },
  keepInterestMonths: { href: '/staff/erasure/interests.csv', role: 'STAFF' },
}

export default async function ErasurePage() {
  const { roles } = await requireDesk('/staff/erasure')
  const { kinds, applications } = await nextErasures()
  return (
    <div className="page">
      <PageHeader
        title="Erasure"
        up={[{ href: '/staff', label: 'Desk' }]}
        lede={`What has been kept for its time is erased each night, for good. Here is what goes in the next ${AHEAD_DAYS} days, if nothing changes.`}
      />
      <Table
        caption={`What goes in the next ${AHEAD_DAYS} days`}
        head={['What', 'Kept for', 'Tonight', `Within ${AHEAD_DAYS} days`, 'File']}
        numeric={[2, 3]}
        rows={[
          ...kinds.map(({ name, label, keptFor, tonight, soon, restsUntil }) => {
            const file = files[name]
            const isTheirs = file && roles.includes(file.role)
            return {
              key: name,
              cells: [
                label,
                restsUntil ? `${keptFor}; changed, so nothing goes before ${printDate(restsUntil)}` : keptFor,
                tonight,
                soon,
                isTheirs && soon > 0 ? (
                  <a key="file" href={file.href}>
                    Download<VisuallyHidden> {label} (CSV)</VisuallyHidden>
                  </a>
                ) : (
                  '–'
                ),
              ],
            }
          }),
          {
            key: 'applications',
            cells: [
              'Applications declined or withdrawn',
              'as the board says',
              applications.tonight,
              applications.soon,
              '–',
            ],
          },
        ]}
      />
      <div className="mt-6 max-w-180 space-y-3 text-ink-soft text-sm">
        <p>
          A file has what goes in these days, so that nothing is lost that is still needed. It then lies on your own
          device: delete it when it has served. Notes beside gifts are for the treasurer, applications for the board’s
          reviewers, who read them in their own pages; mails are read one by one.
        </p>
        <p>
          Payments, refunds, receipts and statements stay, without names where the names have gone; seats and attendance
          are counted as before. What was erased in a night is in the audit.
          {roles.includes('OWNER') && (
            <>
              {' '}
              <a href="/staff/settings/keeping">Change how long things are kept</a>
            </>
          )}
        </p>
      </div>
    </div>
  )
}
