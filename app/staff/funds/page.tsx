import type { Metadata } from 'next'
import { ButtonForm } from '@/components/form/button-form'
import { PageHeader } from '@/components/site/page-header'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { listFunds } from '@/lib/giving/funds/fund-queries'
import { formatCents, formatCentsExact } from '@/lib/money'
import { requireTreasurer } from '@/lib/people/session'
import { closeOrOpen } from './actions'

export const metadata: Metadata = {
  title: 'Funds',
  description: 'What gifts can be set aside for, and the campaigns.',
}

type Fund = Awaited<ReturnType<typeof listFunds>>[number]

export default async function FundsPage({ searchParams }: { searchParams: Promise<{ saved?: string }> }) {
  const treasurer = await requireTreasurer('/staff/funds')
  const [funds, { saved }] = await Promise.all([listFunds(treasurer), searchParams])
  return (
    <div className="page">
      <PageHeader title="Funds" up={[{ href: '/staff', label: 'Desk' }]} />
      <div className="mb-6 space-y-6">
        {saved && (
          <div role="status">
            <Notice look="good" title="The fund is saved">
              Its page shows the change within a minute.
            </Notice>
          </div>
        )}
        <p className="max-w-180">
          A gift goes to the general fund unless the donor chooses one of these. Given is what is here: less what went
          back, without covered card fees.
        </p>
        <p>
          <ButtonLink href="/staff/funds/new">Make a fund</ButtonLink>
        </p>
      </div>
      <Table
        caption="Funds, as the form lists them"
        head={['Name', 'Given', 'Goal', 'Last day', 'State', 'Monthly and yearly', 'Page', 'Close or open']}
        numeric={[1, 2, 5]}
        empty="There is only the general fund."
        rows={funds.map((fund) => ({
          key: fund.id,
          cells: [
            <a key="name" href={`/staff/funds/${fund.id}`}>
              {fund.name}
            </a>,
            formatCentsExact(fund.raisedCents),
            fund.goalCents === null ? '–' : formatCents(fund.goalCents),
            fund.endsOn ?? '–',
            <State key="state" fund={fund} />,
            fund.recurringCount === 0 ? '–' : `${fund.recurringCount} still come`,
            fund.goalCents === null ? (
              '–'
            ) : (
              <a key="page" href={`/donate/campaigns/${fund.slug}`}>
                Look<VisuallyHidden> at {fund.name}</VisuallyHidden>
              </a>
            ),
            <ButtonForm
              key="close"
              action={closeOrOpen}
              fields={{ id: fund.id, deed: fund.closedAt ? 'open' : 'close' }}
              look="quiet"
            >
              {fund.closedAt ? 'Open again' : 'Close'}
              <VisuallyHidden> {fund.name}</VisuallyHidden>
            </ButtonForm>,
          ],
        }))}
      />
      <p className="mt-4 max-w-180 text-ink-soft text-sm">
        A closed fund takes no new gifts; its page stays. A gift whose payment has begun still goes to it, and so do
        monthly and yearly gifts until their donors change them: write to those first.
      </p>
    </div>
  )
}

function State({ fund: { closedAt, takesGifts } }: { fund: Fund }) {
  if (closedAt) return <Tag tone="over">Closed</Tag>
  return takesGifts ? <Tag tone="good">Takes gifts</Tag> : <Tag tone="over">Its time is over</Tag>
}
