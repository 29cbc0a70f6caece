import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { ListPager, listCaption, sortHead, stayOnPages } from '@/app/staff/list-parts'
import { MoneyNav } from '@/app/staff/money-nav'
import { singleValues } from '@/app/staff/single-values'
import { PageHeader } from '@/components/site/page-header'
import { DefinitionList } from '@/components/ui/definition-list'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { isoDay } from '@/lib/dates'
import { formatCentsExact } from '@/lib/money'
import { paymentFilter } from '@/lib/payments/payment-filter'
import { listPayments, paymentChoices } from '@/lib/payments/payment-queries'
import { requireTreasurer } from '@/lib/people/session'
import { FilterForm } from './filter-form'
import { stateTags } from './words'

export const metadata: Metadata = {
  title: 'Payments',
  description: 'Every payment with its fee, what went back of it, and the payout that it went to the bank with.',
}

const here = '/staff/payments'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function PaymentsPage({ searchParams }: Props) {
  const treasurer = await requireTreasurer(here)
  const filter = paymentFilter.parse(singleValues(await searchParams))
  const [{ payments, count, pages, totals }, choices] = await Promise.all([
    listPayments(treasurer, filter),
    paymentChoices(treasurer),
  ])
  stayOnPages(here, filter, pages)
  return (
    <div className="page">
      <PageHeader title="Payments" up={[{ href: '/staff', label: 'Desk' }]} />
      <MoneyNav here={here} />
      <FilterForm filter={filter} choices={choices} />
      <div className="mt-8 max-w-120">
        <DefinitionList
          items={[
            { term: count === 1 ? '1 payment' : `${count} payments`, detail: formatCentsExact(totals.grossCents) },
            { term: 'Stripe’s fees', detail: formatCentsExact(totals.feeCents) },
            { term: 'Gone back', detail: formatCentsExact(totals.refundedCents) },
            { term: 'Net', detail: <strong>{formatCentsExact(totals.netCents)}</strong> },
          ]}
        />
      </div>
      <div className="mt-8">
        <Table
          caption={listCaption('Payments; days are Pacific', filter.page, pages)}
          head={[
            sortHead(here, filter, 'Payment', { ascending: 'name', descending: 'name_down' }),
            sortHead(here, filter, 'Day', { descending: 'newest', ascending: 'oldest' }),
            'For',
            'Paid with',
            sortHead(here, filter, 'Gross', { descending: 'largest', ascending: 'smallest' }),
            'Fee',
            'Gone back',
            'Net',
            'State',
            'Payout',
          ]}
          numeric={[4, 5, 6, 7]}
          empty="No payment fits this."
          rows={payments.map((payment) => ({
            key: payment.id,
            cells: [
              <Name key="name" href={`${here}/${payment.id}`} name={payment.payerName} orderRef={payment.ref} />,
              <NoWrap key="day">{isoDay(payment.occurredAt)}</NoWrap>,
              payment.what,
              payment.methodLabel,
              sumOrNone(payment.amountCents),
              payment.feeCents === null ? '–' : formatCentsExact(payment.feeCents),
              sumOrNone(payment.refundedCents),
              payment.amountCents === 0 ? '–' : formatCentsExact(payment.netCents),
              <Tag key="state" tone={stateTags[payment.state].tone}>
                {stateTags[payment.state].words}
              </Tag>,
              payment.payout ? (
                <a key="payout" href={`/staff/reconcile/${payment.payout.id}`} className="whitespace-nowrap">
                  {payment.payout.arrivesOn}
                </a>
              ) : (
                '–'
              ),
            ],
          }))}
        />
      </div>
      <ListPager label="Pages of payments" here={here} filter={filter} pages={pages} />
    </div>
  )
}

/** A payment of 0 is one of shares or things. */
function sumOrNone(cents: number): string {
  return cents === 0 ? '–' : formatCentsExact(cents)
}

function Name({ href, name, orderRef }: { href: string; name: string; orderRef: string }) {
  return (
    <>
      <a href={href}>{name}</a>
      <span className="block whitespace-nowrap font-normal text-ink-soft">{orderRef}</span>
    </>
  )
}

function NoWrap({ children }: { children: ReactNode }) {
  return <span className="whitespace-nowrap">{children}</span>
}
