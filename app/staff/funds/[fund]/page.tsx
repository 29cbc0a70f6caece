import { notFound } from 'next/navigation'
import { z } from 'zod'
import { FundForm } from '@/app/staff/funds/fund-form'
import { PageHeader } from '@/components/site/page-header'
import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { findFund } from '@/lib/giving/funds/fund-queries'
import { requireTreasurer } from '@/lib/people/session'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ fund: string }>; searchParams: Promise<{ done?: string }> }

export default async function FundPage({ params, searchParams }: Props) {
  const id = z.uuid().safeParse((await params).fund)
  const treasurer = await requireTreasurer('/staff/funds')
  const fund = id.success ? await findFund(treasurer, id.data) : null
  if (!fund) notFound()
  return (
    <div className="page">
      <PageHeader
        title={fund.name}
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/funds', label: 'Funds' },
        ]}
      />
      {(await searchParams).done === 'unnamed' && (
        <div role="status" className="mb-8 max-w-140">
          <Notice look="good">The campaign’s page does not name them any more.</Notice>
        </div>
      )}
      <FundForm id={fund.id} fund={fund} />
      {fund.named.length > 0 && (
        <div className="mt-12 max-w-140">
          <Table
            caption="Named on its page"
            head={['Name', 'Take the name off']}
            rows={fund.named.map(({ personId, name }) => ({
              key: personId,
              cells: [
                name,
                <a
                  key="off"
                  href={`/staff/funds/${fund.id}/unnamed/${personId}`}
                  className="inline-flex min-h-11 items-center"
                >
                  Leave unnamed<VisuallyHidden>: {name}</VisuallyHidden>
                </a>,
              ],
            }))}
          />
        </div>
      )}
    </div>
  )
}
