import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { FormTitle } from '@/components/form/form-title'
import { PageHeader } from '@/components/site/page-header'
import { findAsksApart } from '@/lib/board/search/find-search'
import { ApartForm } from './form'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  description: 'A few questions about who applies to the board, apart from any application.',
  robots: { index: false },
}

export default async function ApartPage({ searchParams }: { searchParams: Promise<{ done?: string }> }) {
  if (!(await findAsksApart())) notFound()
  if ((await searchParams).done) {
    return (
      <div className="page">
        <FormTitle>Counted</FormTitle>
        <PageHeader title="Counted. Thank you." lede="Nothing else of it was kept." />
      </div>
    )
  }
  const title = 'Who applies to the board'
  return (
    <div className="page">
      <PageHeader
        title={title}
        lede="We would like to know whom we reach and whom we do not. Answer what you like; nothing has to be."
      />
      <div className="measure mb-8 space-y-4">
        <p>
          This has nothing to do with your application. Your answers are only counted: one more of each, by the year. We
          keep no time, no order and nothing that leads to you, and whoever reads applications sees none of it.
        </p>
        <p>Figures are looked at once the year is over, and none that stands for fewer than five people.</p>
      </div>
      <ApartForm title={title} />
    </div>
  )
}
