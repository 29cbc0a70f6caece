import type { Metadata } from 'next'
import { MoneyNav } from '@/app/staff/money-nav'
import { PageHeader } from '@/components/site/page-header'
import { EmptyBed } from '@/components/ui/empty-bed'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { isoDay, printMoment } from '@/lib/dates'
import { formatCentsExact } from '@/lib/money'
import { stripeHref } from '@/lib/payments/dashboard-links'
import { listDisputes } from '@/lib/payments/payment-queries'
import { requireTreasurer } from '@/lib/people/session'

export const metadata: Metadata = {
  title: 'Disputes',
  description: 'Payments that their payers’ banks ask back, and until when each must be answered.',
}

const here = '/staff/disputes'

export default async function DisputesPage() {
  const treasurer = await requireTreasurer(here)
  const { open, closed } = await listDisputes(treasurer)
  return (
    <div className="page">
      <PageHeader
        title="Disputes"
        lede="A payer’s bank asks the money back. While a dispute is open its receipt is held: nobody can print it, and no statement counts it."
        up={[{ href: '/staff', label: 'Desk' }]}
      />
      <MoneyNav here={here} />
      <div className="space-y-10">
        {open.length === 0 ? (
          <EmptyBed>Nothing is disputed now.</EmptyBed>
        ) : (
          <>
            <Table
              caption="To be answered at Stripe, what is due first first"
              head={['Whose', 'Amount', 'The bank’s reason', 'Answer by', 'Receipt held', 'Answer']}
              numeric={[1]}
              rows={open.map((dispute) => ({
                key: dispute.disputeId,
                cells: [
                  <Whose key="whose" dispute={dispute} />,
                  formatCentsExact(dispute.amountCents),
                  dispute.reason.replaceAll('_', ' '),
                  dispute.dueAt ? printMoment(dispute.dueAt) : 'No date given',
                  dispute.payment.receipts.map(({ serial }) => serial).join(', ') || 'None',
                  <a key="answer" href={stripeHref('disputes', dispute.disputeId)}>
                    At Stripe
                  </a>,
                ],
              }))}
            />
            <section aria-labelledby="how" className="measure space-y-3">
              <h2 id="how" className="text-2xl">
                How to answer one
              </h2>
              <p>
                Write to the payer first: often they did not know ORNCC’s name on their statement, and can take it back
                with their bank. Then open the dispute at Stripe and send what shows that they paid for this: the
                receipt, the mail that confirmed it, who came. Or accept it there, and the money is theirs. What is not
                answered by its date is lost.
              </p>
            </section>
          </>
        )}
        {closed.length > 0 && (
          <Table
            caption="Closed"
            head={['Whose', 'Amount', 'Stripe’s fee', 'Closed', 'How it ended']}
            numeric={[1, 2]}
            rows={closed.map((dispute) => ({
              key: dispute.disputeId,
              cells: [
                <Whose key="whose" dispute={dispute} />,
                formatCentsExact(dispute.amountCents),
                formatCentsExact(dispute.feeCents),
                dispute.closedAt ? isoDay(dispute.closedAt) : '–',
                dispute.state === 'WON' ? (
                  <Tag key="end" tone="good">
                    Won: the money is here
                  </Tag>
                ) : (
                  <Tag key="end" tone="over">
                    Lost: the receipt is void
                  </Tag>
                ),
              ],
            }))}
          />
        )}
      </div>
    </div>
  )
}

type Dispute = Awaited<ReturnType<typeof listDisputes>>['open'][number]

function Whose({ dispute: { payment } }: { dispute: Dispute }) {
  return (
    <>
      <a href={`/staff/payments/${payment.id}`}>{payment.order.payerName}</a>
      <span className="block whitespace-nowrap font-normal text-ink-soft">{payment.order.ref}</span>
    </>
  )
}
