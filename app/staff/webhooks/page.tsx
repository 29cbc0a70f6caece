import type { Metadata } from 'next'
import { MoneyNav } from '@/app/staff/money-nav'
import { PageHeader } from '@/components/site/page-header'
import { DefinitionList } from '@/components/ui/definition-list'
import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import { printMoment } from '@/lib/dates'
import { webhookHealth } from '@/lib/payments/webhook-queries'
import { requireTreasurer } from '@/lib/people/session'

export const metadata: Metadata = {
  title: 'Stripe’s news',
  description: 'Whether what happens at Stripe reaches this site.',
}

const here = '/staff/webhooks'
type Health = Awaited<ReturnType<typeof webhookHealth>>

export default async function WebhooksPage() {
  const treasurer = await requireTreasurer(here)
  const { last, failed, recovered, undelivered } = await webhookHealth(treasurer)
  return (
    <div className="page">
      <PageHeader
        title="Stripe’s news"
        lede="Stripe tells this site of each payment, refund and dispute as it happens, and again for three days where it does not get through. Beside that the site asks by itself every few minutes, so nothing is lost for good."
        up={[{ href: '/staff', label: 'Desk' }]}
      />
      <MoneyNav here={here} />
      <div className="space-y-8">
        {undelivered === null && (
          <Notice look="warm" title="Stripe does not answer">
            What it could not deliver cannot be said now. Open this page again in a few minutes.
          </Notice>
        )}
        <div className="max-w-190">
          <DefinitionList
            items={[
              {
                term: 'Last received',
                detail: last ? `${last.type}, ${printMoment(last.receivedAt)}` : 'Nothing yet',
              },
              { term: 'Not delivered', detail: <Undelivered undelivered={undelivered} /> },
              {
                term: 'Failed here',
                detail:
                  failed.length === 0
                    ? 'Nothing waits'
                    : `${failed.length} waiting, the oldest since ${printMoment(failed[0]?.createdAt ?? new Date())}`,
              },
              {
                term: 'Failed at first',
                detail: `${recovered} in the last 30 days, taken in at a later try`,
              },
            ]}
          />
        </div>
        {failed.length > 0 && (
          <Table
            caption="What we could not take in"
            head={['Event', 'Happened', 'Tries', 'Last try', 'What went wrong']}
            numeric={[2]}
            rows={failed.map((event) => ({
              key: event.id,
              cells: [
                <span key="event">
                  {event.type}
                  <span className="block break-all font-normal text-ink-soft">{event.id}</span>
                </span>,
                printMoment(event.createdAt),
                event.failures,
                event.failedAt ? printMoment(event.failedAt) : '–',
                event.lastFailure ?? '–',
              ],
            }))}
          />
        )}
        <p className="measure">
          What waits longer than a day is for whoever looks after the site: tell them the event’s id. News that fits
          nothing here stands under <a href="/staff/gifts#waiting">what waits for you</a>.
        </p>
      </div>
    </div>
  )
}

function Undelivered({ undelivered }: Pick<Health, 'undelivered'>) {
  if (undelivered === null) return 'Stripe does not answer'
  const { count, oldest } = undelivered
  if (!oldest) return 'Nothing'
  return `${count === 100 ? 'At least 100' : count}, the oldest since ${printMoment(oldest.createdAt)} (${oldest.type})`
}
