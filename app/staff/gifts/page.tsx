import type { Metadata } from 'next'
import { PageHeader } from '@/components/site/page-header'
import { ButtonLink } from '@/components/ui/button'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { isoDay } from '@/lib/dates'
import { listGifts } from '@/lib/giving/queries'
import { formatCentsExact } from '@/lib/money'
import { cardTestingNow } from '@/lib/payments/open-door-again'
import { unmatchedEvents, waitingTasks } from '@/lib/payments/queries'
import { refusedMails } from '@/lib/payments/refused-mail'
import { requireTreasurer } from '@/lib/people/session'
import { CardTesting } from './card-testing'
import { RefusedMails } from './refused-mails'
import { Waiting } from './waiting'
import { stateWords } from './words'

export const metadata: Metadata = {
  title: 'Gifts',
  description: 'What was given, the receipt of each gift, and what about money waits for the treasurer.',
}

const MOST = 200

type Gifts = Awaited<ReturnType<typeof listGifts>>

export default async function GiftsPage({
  searchParams,
}: {
  searchParams: Promise<{ done?: string; task?: string; event?: string }>
}) {
  const treasurer = await requireTreasurer('/staff/gifts')
  const [paid, begun, tasks, events, testing, refused] = await Promise.all([
    listGifts(treasurer, { state: 'paid', most: MOST }),
    listGifts(treasurer, { state: 'begun', most: MOST }),
    waitingTasks(treasurer),
    unmatchedEvents(treasurer),
    cardTestingNow(treasurer),
    refusedMails(treasurer),
  ])
  const { done, task, event } = await searchParams
  return (
    <div className="page">
      <PageHeader title="Gifts" up={[{ href: '/staff', label: 'Desk' }]} />
      <CardTesting now={testing} />
      <Waiting tasks={tasks} events={events} done={done} ticked={task ? { task } : event ? { event } : null} />
      <RefusedMails mails={refused} />
      <p className="mb-6 flex flex-wrap items-center gap-x-6 gap-y-2">
        <ButtonLink href="/staff/gifts/enter">Enter a gift</ButtonLink>
        <ButtonLink href="/staff/gifts/letters" look="quiet">
          Letters to print
        </ButtonLink>
        <ButtonLink href="/staff/gifts/gifts.csv" look="quiet">
          All gifts as CSV
        </ButtonLink>
        {(paid.length === MOST || begun.length === MOST) && (
          <span>The newest {MOST} are shown here; the CSV has all.</span>
        )}
      </p>
      <div className="space-y-10">
        <Table
          caption="Gifts, newest first; days are Pacific, and what went back is not counted"
          head={['Day', 'Name', 'Email', 'Gift', 'Stripe’s fee', 'Net', 'Receipt', 'Paid with', 'Order']}
          numeric={[3, 4, 5, 6]}
          empty="No gifts yet."
          rows={paid.map((gift) => ({
            key: gift.id,
            cells: [
              <Day key="day" at={gift.at} />,
              gift.payerName,
              gift.email,
              gift.given ?? formatCentsExact(gift.giftCents),
              money(gift.feeCents),
              money(gift.netCents),
              <Receipt key="receipt" gift={gift} />,
              gift.methodLabel ?? '–',
              <Ref key="ref" gift={gift} />,
            ],
          }))}
        />
        {begun.length > 0 && (
          <Table
            caption="Begun, and not paid"
            head={['Day', 'Name', 'Email', 'Gift', 'State', 'Order']}
            numeric={[3]}
            rows={begun.map((gift) => ({
              key: gift.id,
              cells: [
                <Day key="day" at={gift.at} />,
                gift.payerName,
                gift.email,
                formatCentsExact(gift.giftCents),
                <Tag key="state" tone="over">
                  {stateWords[gift.state]}
                </Tag>,
                <Ref key="ref" gift={gift} />,
              ],
            }))}
          />
        )}
      </div>
    </div>
  )
}

function Day({ at }: { at: Date }) {
  return (
    <time dateTime={at.toISOString()} className="whitespace-nowrap">
      {isoDay(at)}
    </time>
  )
}

function Receipt({ gift }: { gift: Gifts[number] }) {
  if (!gift.isReceiptRefused) return gift.receiptSerial ?? '–'
  return (
    <>
      {gift.receiptSerial} <Tag tone="warm">Mail refused</Tag>
    </>
  )
}

function Ref({ gift }: { gift: Gifts[number] }) {
  return <span className="whitespace-nowrap">{gift.ref}</span>
}

function money(cents: number | null): string {
  return cents === null ? '–' : formatCentsExact(cents)
}
