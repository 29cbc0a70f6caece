import { PageHeader } from '@/components/site/page-header'
import { Notice } from '@/components/ui/notice'
import { findRules } from '@/lib/board/review/review-queries'
import { rows } from '@/lib/board/review/rules-schema'
import { requireReviewer } from '@/lib/people/session'
import { RulesForm } from './form'

export const dynamic = 'force-dynamic'

export default async function RulesPage({ searchParams }: { searchParams: Promise<{ done?: string }> }) {
  const rules = await findRules(await requireReviewer('/staff/applications/rules'))
  const title = 'How the board decides'
  return (
    <div className="page">
      <PageHeader
        title={title}
        lede="The criteria by which reviewers score, the quorum of a vote, and for how long applications are kept. A change holds for what is scored and opened from now on."
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/applications', label: 'Applications' },
        ]}
      />
      <div className="space-y-8">
        {(await searchParams).done && (
          <div role="status">
            <Notice look="good" title="Saved">
              Scores that were given before stay as they are.
            </Notice>
          </div>
        )}
        <RulesForm
          title={title}
          quorum={rules?.quorum ?? 'MAJORITY'}
          keepMonths={rules?.keepMonths ? String(rules.keepMonths) : ''}
          rows={rows.map((row) => {
            const criterion = rules?.criteria[row - 1]
            return { row, label: criterion?.label ?? '', weight: criterion ? String(criterion.weight) : '' }
          })}
        />
      </div>
    </div>
  )
}
