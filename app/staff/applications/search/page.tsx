import { PageHeader } from '@/components/site/page-header'
import { Notice } from '@/components/ui/notice'
import { findSearch } from '@/lib/board/search/find-search'
import { requireStaffOrReviewer } from '@/lib/people/session'
import { SearchForm } from './form'

export const dynamic = 'force-dynamic'

export default async function SearchPage({ searchParams }: { searchParams: Promise<{ done?: string }> }) {
  await requireStaffOrReviewer('/staff/applications/search')
  const search = await findSearch()
  const title = 'What applicants read first'
  return (
    <div className="page">
      <PageHeader
        title={title}
        lede="Stands on the page “Apply to the board”. What is left empty is marked there as not set."
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/applications', label: 'Applications' },
        ]}
      />
      <div className="space-y-8">
        {(await searchParams).done && (
          <div role="status">
            <Notice look="good" title="Saved">
              <a href="/board/apply">See the page as applicants do</a>
            </Notice>
          </div>
        )}
        <SearchForm
          title={title}
          serving={search?.serving ?? ''}
          duties={search?.duties ?? ''}
          termYears={String(search?.termYears ?? '')}
          answerWeeks={String(search?.answerWeeks ?? '')}
          asksApart={search?.asksApart ?? false}
          needs={Object.fromEntries((search?.needs ?? []).map(({ skill, level }) => [skill, level]))}
        />
      </div>
    </div>
  )
}
