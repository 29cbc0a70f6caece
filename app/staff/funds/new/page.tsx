import { randomUUID } from 'node:crypto'
import { FundForm } from '@/app/staff/funds/fund-form'
import { PageHeader } from '@/components/site/page-header'
import { requireTreasurer } from '@/lib/people/session'

export const dynamic = 'force-dynamic'

export default async function NewFundPage() {
  await requireTreasurer('/staff/funds/new')
  return (
    <div className="page">
      <PageHeader
        title="Make a fund"
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/funds', label: 'Funds' },
        ]}
      />
      <FundForm id={randomUUID()} fund={null} />
    </div>
  )
}
