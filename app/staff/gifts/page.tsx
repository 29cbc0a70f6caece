import type { Metadata } from 'next'
import { FileLink, ListPager, listCaption, NarrowButtons, sortHead, stayOnPages } from '@/app/staff/list-parts'
import { singleValues } from '@/app/staff/single-values'
import { TextField } from '@/components/form/text-field'
import { PageHeader } from '@/components/site/page-header'
import { ButtonLink } from '@/components/ui/button'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { isoDay } from '@/lib/dates'
import { emptyForm } from '@/lib/form'
import { giftFilter } from '@/lib/giving/gift-filter'
import { countGifts, listGifts } from '@/lib/giving/queries'
import { pagesOf } from '@/lib/list-page'
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

const here = '/staff/gifts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

type Gifts = Awaited<ReturnType<typeof listGifts>>

export default async function GiftsPage({ searchParams }: Props) {
  const treasurer = await requireTreasurer(here)
  const asked = singleValues(await searchParams)
  const filter = giftFilter.parse(asked)
  const { q } = filter
  const { done, task, event } = asked
  const [paid, count, begun, begunCount, tasks, events, testing, refused] = await Promise.all([
    listGifts(treasurer, { ...filter, state: 'paid' }),
    countGifts(treasurer, { state: 'paid', q }),
    listGifts(treasurer, { q, state: 'begun', page: 1 }),
    countGifts(treasurer, { state: 'begun', q }),
    waitingTasks(treasurer),
    unmatchedEvents(treasurer),
    cardTestingNow(treasurer),
    refusedMails(treasurer),
  ])
  const pages = pagesOf(count)
  stayOnPages(here, filter, pages)
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
      </p>
      <form action={here} className="mb-8 max-w-140 space-y-4">
        <TextField
          state={emptyForm}
          name="q"
          label="Search"
          hint="Part of a name, an email or an order."
          initial={q}
          optional
        />
        <NarrowButtons here={here} sort={filter.sort} />
      </form>
      <div className="space-y-10">
        <Table
          caption={listCaption(
            `${count === 1 ? '1 gift' : `${count} gifts`}; days are Pacific, and what went back is not counted`,
            filter.page,
            pages,
          )}
          head={[
            sortHead(here, filter, 'Day', { descending: 'newest', ascending: 'oldest' }),
            sortHead(here, filter, 'Name', { ascending: 'name', descending: 'name_down' }),
            'Email',
            sortHead(here, filter, 'Gift', { descending: 'largest', ascending: 'smallest' }),
            'Stripe’s fee',
            'Net',
            'Receipt',
            'Paid with',
            'Order',
          ]}
          numeric={[3, 4, 5, 6]}
          empty={q ? 'No gift fits this.' : 'No gifts yet.'}
          rows={paid.map((gift) => ({
            key: gift.id,
            cells: [
              <Day key="day" at={gift.at} />,
              gift.paymentId ? (
                <a key="name" href={`/staff/payments/${gift.paymentId}`}>
                  {gift.payerName}
                </a>
              ) : (
                gift.payerName
              ),
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
        <div>
          <FileLink href={`${here}/gifts.csv`} filter={filter} />
          <ListPager label="Pages of gifts" here={here} filter={filter} pages={pages} />
        </div>
        {begun.length > 0 && filter.page === 1 && (
          <Table
            caption={
              begun.length < begunCount
                ? `Begun, and not paid: the newest ${begun.length} of ${begunCount}`
                : 'Begun, and not paid'
            }
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
