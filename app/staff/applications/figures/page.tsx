import type { Metadata } from 'next'
import { PageHeader } from '@/components/site/page-header'
import { ButtonLink } from '@/components/ui/button'
import { Table } from '@/components/ui/table'
import { apartByYear, totalsByYear } from '@/lib/board/figures/figures'
import { requireStaffOrReviewer } from '@/lib/people/session'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'Applications in figures', description: 'For the annual report.' }

export default async function FiguresPage() {
  const who = await requireStaffOrReviewer('/staff/applications/figures')
  const [totals, apart] = await Promise.all([totalsByYear(who), apartByYear(who)])
  return (
    <div className="page">
      <PageHeader
        title="Applications in figures"
        lede="For the annual report. Erased applications are counted among the others."
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/applications', label: 'Applications' },
        ]}
      />
      <div className="space-y-10">
        <Table
          caption="Applications by the year in which they were sent"
          head={['Year', 'Sent', 'Open', 'Accepted', 'Declined', 'Withdrawn', 'Closed undecided']}
          numeric={[1, 2, 3, 4, 5, 6]}
          rows={totals.map(({ year, sent, open, accepted, declined, withdrawn, lapsed }) => ({
            key: String(year),
            cells: [year, sent, open, accepted, declined, withdrawn, lapsed],
          }))}
          empty="Nobody has applied yet."
        />
        <ButtonLink href="/staff/applications/totals.csv" look="quiet">
          Download this (CSV)
        </ButtonLink>
        <section aria-labelledby="apart" className="space-y-6">
          <h2 id="apart" className="text-2xl">
            What applicants said of themselves
          </h2>
          <p className="measure">
            Asked apart from the application, answered by whoever liked, and only counted. A year stands here once it is
            over, in bands, and no figure for fewer than five people.
          </p>
          {apart.length === 0 && <p>No year is over in which it was asked.</p>}
          {apart.map(({ year, questions }) =>
            questions === null ? (
              <p key={year}>{year}: fewer than five people answered.</p>
            ) : (
              <div key={year} className="space-y-6">
                <h3 className="text-xl">{year}</h3>
                {questions.map(({ question, answers }) => (
                  <Table
                    key={question}
                    caption={question}
                    head={['Answer', 'People']}
                    rows={answers.map(({ answer, people }) => ({ key: answer, cells: [answer, people] }))}
                  />
                ))}
              </div>
            ),
          )}
        </section>
      </div>
    </div>
  )
}
