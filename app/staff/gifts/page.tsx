import type { Metadata } from 'next'
import { PageHeader } from '@/components/site/page-header'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { isoDay, printMoment } from '@/lib/dates'
import { listGifts } from '@/lib/giving/queries'
import { formatCentsExact } from '@/lib/money'
import { unmatchedEvents } from '@/lib/payments/queries'
import { requireTreasurer } from '@/lib/people/session'
import { sayEvent, stateWords } from './words'

export const metadata: Metadata = {
  title: 'Gifts',
  description: 'What was given, and the receipt of each gift.',
}

const MOST = 200

export default async function GiftsPage() {
  const treasurer = await requireTreasurer('/staff/gifts')
  const [gifts, unmatched] = await Promise.all([listGifts(treasurer, MOST), unmatchedEvents(treasurer)])
  return (
    <div className="page">
      <PageHeader title="Gifts" up={[{ href: '/staff', label: 'Desk' }]} />
      {unmatched.length > 0 && <Unmatched events={unmatched} />}
      <p className="mb-6 flex flex-wrap items-center gap-x-6 gap-y-2">
        <ButtonLink href="/staff/gifts/gifts.csv" look="quiet">
          All gifts as CSV
        </ButtonLink>
        {gifts.length === MOST && <span>The newest {MOST} are shown here; the CSV has all.</span>}
      </p>
      <Table
        caption="Gifts, newest first; days are Pacific"
        head={['Day', 'Name', 'Email', 'Gift', 'Stripe’s fee', 'Net', 'Receipt', 'State', 'Order']}
        numeric={[3, 4, 5, 6]}
        empty="No gifts yet."
        rows={gifts.map((gift) => ({
          key: gift.id,
          cells: [
            <time key="day" dateTime={gift.at.toISOString()} className="whitespace-nowrap">
              {isoDay(gift.at)}
            </time>,
            gift.payerName,
            gift.email,
            formatCentsExact(gift.giftCents),
            money(gift.feeCents),
            money(gift.netCents),
            gift.receiptSerial ?? '–',
            <Tag key="state" tone={gift.state === 'PAID' ? 'good' : 'over'}>
              {stateWords[gift.state]}
            </Tag>,
            <span key="ref" className="whitespace-nowrap">
              {gift.ref}
            </span>,
          ],
        }))}
      />
    </div>
  )
}

function money(cents: number | null): string {
  return cents === null ? '–' : formatCentsExact(cents)
}

function Unmatched({ events }: { events: Awaited<ReturnType<typeof unmatchedEvents>> }) {
  return (
    <div className="mb-8">
      <Notice look="warm" title="Stripe told us of something to look at">
        <p>Look these up at Stripe, by the name at the end of each line. The newest 50 stand here.</p>
        <ul className="space-y-1 text-sm">
          {events.map((event) => (
            <li key={event.id}>
              {printMoment(event.createdAt)}: {sayEvent(event.type)}.{' '}
              <code className="break-all">{event.objectId ?? event.id}</code>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}
