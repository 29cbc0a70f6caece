import type { Metadata } from 'next'
import { PageHeader } from '@/components/site/page-header'
import { EmptyBed } from '@/components/ui/empty-bed'
import { Table } from '@/components/ui/table'
import { stateInWords } from '@/lib/board/application-state'
import { listApplications } from '@/lib/board/queries'
import { printDate } from '@/lib/dates'
import { withGrant } from '@/lib/people/granted'
import { requireStaffOrReviewer } from '@/lib/people/session'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'Applications', description: 'Applications to the board.' }

export default async function ApplicationsPage() {
  const person = await requireStaffOrReviewer('/staff/applications')
  const isReviewer = (await withGrant(person.personId, 'REVIEWER')) !== null
  const applications = await listApplications(person)
  return (
    <div className="page">
      <PageHeader
        title="Applications"
        lede="Who has applied to the board, newest first. What they wrote is for reviewers."
        up={[{ href: '/staff', label: 'Desk' }]}
      />
      {applications.length === 0 ? (
        <EmptyBed>Nobody has applied yet.</EmptyBed>
      ) : (
        <Table
          caption="Applications to the board"
          head={['Name', 'State', 'Sent']}
          rows={applications.map((application) => ({
            key: application.id,
            cells: [
              isReviewer ? (
                <a key="name" href={`/staff/applications/${application.id}`}>
                  {application.name}
                </a>
              ) : (
                application.name
              ),
              stateInWords(application.state),
              printDate(application.submittedAt),
            ],
          }))}
        />
      )}
    </div>
  )
}
