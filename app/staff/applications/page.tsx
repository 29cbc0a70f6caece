import type { Metadata } from 'next'
import { age } from '@/app/staff/scholarships/age'
import { PageHeader } from '@/components/site/page-header'
import { ButtonLink } from '@/components/ui/button'
import { EmptyBed } from '@/components/ui/empty-bed'
import { Table } from '@/components/ui/table'
import { isClosed, stateInWords } from '@/lib/board/application-state'
import { listApplications, type Owed } from '@/lib/board/queries'
import { printDate, printMoment } from '@/lib/dates'
import { alsoAs, requireStaffOrReviewer } from '@/lib/people/session'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'Applications', description: 'Applications to the board.' }

export default async function ApplicationsPage() {
  const person = await requireStaffOrReviewer('/staff/applications')
  const isReviewer = (await alsoAs('REVIEWER')) !== null
  const applications = await listApplications(person)
  const now = new Date()
  return (
    <div className="page">
      <PageHeader
        title="Applications"
        lede="Who has applied to the board, newest first. What they wrote is for the reviewers who are assigned."
        up={[{ href: '/staff', label: 'Desk' }]}
      />
      <div className="space-y-8">
        {applications.length === 0 ? (
          <EmptyBed>Nobody has applied yet.</EmptyBed>
        ) : (
          <Table
            caption="Applications to the board"
            head={['Name', ...(isReviewer ? ['You'] : []), 'State', 'For', 'Sent']}
            rows={applications.map(({ id, name, state, stateSince, submittedAt, standing, owed }) => ({
              key: id,
              cells: [
                <a key="name" href={`/staff/applications/${id}`}>
                  {name}
                </a>,
                ...(isReviewer ? [standing === 'recused' ? 'Recused' : owed.map(owedInWords).join('; ') || '–'] : []),
                stateInWords(state),
                isClosed(state) ? '–' : age(stateSince, now),
                printDate(submittedAt),
              ],
            }))}
          />
        )}
        <div className="flex flex-wrap gap-3">
          {isReviewer && (
            <ButtonLink href="/staff/applications/rules" look="quiet">
              How the board decides
            </ButtonLink>
          )}
          <ButtonLink href="/staff/applications/search" look="quiet">
            What applicants read first
          </ButtonLink>
          <ButtonLink href="/staff/applications/figures" look="quiet">
            Figures by year
          </ButtonLink>
          <ButtonLink href="/staff/applications/decisions.csv" look="quiet">
            Download the votes (CSV)
          </ButtonLink>
        </div>
      </div>
    </div>
  )
}

function owedInWords(owed: Owed): string {
  if (owed.kind === 'vote') return `Vote by ${printMoment(owed.closesAt)}`
  return owedWords[owed.kind]
}

const owedWords = { declaration: 'Declare first', scores: 'Score', times: 'Offer times for the talk' }
