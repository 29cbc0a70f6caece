import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { lineWords, noRefundWords, originWords, refundStateTags, stateTags } from '@/app/staff/payments/words'
import { singleValues } from '@/app/staff/single-values'
import { PageHeader } from '@/components/site/page-header'
import { ButtonLink } from '@/components/ui/button'
import { DefinitionList } from '@/components/ui/definition-list'
import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { isoDay, printMoment } from '@/lib/dates'
import { formatCentsExact } from '@/lib/money'
import { stripeHref } from '@/lib/payments/dashboard-links'
import { type ReadPayment, readPayment } from '@/lib/payments/payment-queries'
import { requireTreasurer } from '@/lib/people/session'
import { Receipts } from './receipts'

export const metadata: Metadata = { title: 'A payment', description: 'One payment, and everything that became of it.' }

type Props = {
  params: Promise<{ payment: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const done = new Map([
  ['card', 'It goes back to the card. The receipt is corrected, and the payer has the mail.'],
  ['hand', 'It is written down as paid back by hand. The receipt is corrected, and the payer has the mail.'],
])

export default async function PaymentPage({ params, searchParams }: Props) {
  const { payment: id } = await params
  const treasurer = await requireTreasurer(`/staff/payments/${id}`)
  const payment = z.uuid().safeParse(id).success ? await readPayment(treasurer, id) : null
  if (!payment) notFound()
  const hasAmount = payment.amountCents > 0
  const sum = (cents: number) => (hasAmount ? formatCentsExact(cents) : '–')
  const said = done.get(singleValues(await searchParams).done ?? '')
  return (
    <div className="page">
      <PageHeader
        title={`${hasAmount ? formatCentsExact(payment.amountCents) : 'A gift of no amount'} from ${payment.payerName}`}
        lede={payment.what}
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/payments', label: 'Payments' },
        ]}
      />
      <div className="space-y-10">
        {said && (
          <div role="status">
            <Notice look="good">{said}</Notice>
          </div>
        )}
        <TakenSeats payment={payment} />
        <Facts payment={payment} />
        <div className="space-y-4">
          <Table
            caption="What it was for"
            head={['Line', 'Kind', 'Fund', 'Paid', 'Gone back', 'Left']}
            numeric={[3, 4, 5]}
            rows={payment.lines.map((line) => ({
              key: line.id,
              cells: [
                line.description,
                lineWords[line.kind],
                line.kind === 'FEE' ? '–' : (line.fund?.name ?? 'General fund'),
                sum(line.amountCents),
                sum(line.amountCents - line.leftCents),
                sum(line.leftCents),
              ],
            }))}
          />
          {payment.noRefund === null ? (
            <ButtonLink href={`/staff/payments/${id}/refund`}>Give some of it back</ButtonLink>
          ) : (
            <p>{noRefundWords[payment.noRefund]}</p>
          )}
        </div>
        <Receipts receipts={payment.receipts} />
        {payment.refunds.length > 0 && <Refunds refunds={payment.refunds} />}
        {payment.disputes.length > 0 && <Disputes disputes={payment.disputes} />}
      </div>
    </div>
  )
}

/** Money and seats go back each on their own: a seat that has lost some of its fee, and is still somebody's. */
function TakenSeats({ payment }: { payment: ReadPayment }) {
  const seats = payment.lines.flatMap(({ kind, amountCents, leftCents, seat }) =>
    kind === 'FEE' && leftCents < amountCents && seat?.state === 'CONFIRMED' ? [seat] : [],
  )
  return seats.map(({ id, name, run }) => (
    <Notice key={id} look="warm" title={`${name} still has the seat in ${run.course.title}`}>
      <p>
        A refund frees no seat. If {name} does not come,{' '}
        <a href={`/staff/runs/${run.slug}/registrations/${id}/end`}>end the registration</a>; what has gone back already
        is not returned again.
      </p>
    </Notice>
  ))
}

function Facts({ payment }: { payment: ReadPayment }) {
  const { tone, words } = stateTags[payment.state]
  const { paymentIntentId, chargeId, checkoutSessionId } = payment.stripe
  const items = [
    {
      term: 'State',
      detail: (
        <Tag key="state" tone={tone}>
          {words}
        </Tag>
      ),
    },
    { term: 'When', detail: printMoment(payment.occurredAt) },
    { term: 'Email', detail: <span className="break-all">{payment.email ?? 'None'}</span> },
    { term: 'Order', detail: payment.ref },
    { term: 'Paid with', detail: payment.methodLabel },
    { term: 'Stripe’s fee', detail: payment.feeCents === null ? 'Not known' : formatCentsExact(payment.feeCents) },
    { term: 'Gone back', detail: formatCentsExact(payment.refundedCents) },
    { term: 'Net', detail: formatCentsExact(payment.netCents) },
    {
      term: 'Payout',
      detail: payment.payout ? (
        <a href={`/staff/reconcile/${payment.payout.id}`}>To the bank on {payment.payout.arrivesOn}</a>
      ) : paymentIntentId ? (
        'In none yet, as far as Stripe has said'
      ) : (
        'None: it did not come through Stripe'
      ),
    },
    ...(payment.madeOf
      ? [{ term: 'Made of', detail: <a href={`/staff/payments/${payment.madeOf}`}>a refund of another payment</a> }]
      : []),
    ...(paymentIntentId
      ? [
          {
            term: 'At Stripe',
            detail: (
              <>
                <a href={stripeHref('payments', paymentIntentId)} className="break-all">
                  {paymentIntentId}
                </a>
                <span className="block break-all text-ink-soft text-sm">
                  {[chargeId, checkoutSessionId].filter(Boolean).join(', ')}
                </span>
              </>
            ),
          },
        ]
      : []),
  ]
  return (
    <div className="max-w-190">
      <DefinitionList items={payment.isDemonstration ? [...items, { term: 'Demonstration', detail: 'Yes' }] : items} />
    </div>
  )
}

function Refunds({ refunds }: Pick<ReadPayment, 'refunds'>) {
  return (
    <Table
      caption="What went back"
      head={['Day', 'Amount', 'Of', 'How', 'Why', 'State']}
      numeric={[1]}
      rows={refunds.map((refund) => ({
        key: refund.id,
        cells: [
          isoDay(refund.createdAt),
          formatCentsExact(refund.amountCents),
          refund.isWaiting ? (
            <a key="of" href={`/staff/gifts/refunds/${refund.id}`}>
              Name its lines
            </a>
          ) : (
            refund.lines.map((line) => `${line.what}: ${formatCentsExact(line.amountCents)}`).join('; ')
          ),
          refund.creditPaymentId ? (
            <a key="how" href={`/staff/payments/${refund.creditPaymentId}`}>
              {originWords[refund.origin]}
            </a>
          ) : (
            originWords[refund.origin]
          ),
          refund.reason,
          <Tag key="state" tone={refundStateTags[refund.state].tone}>
            {refundStateTags[refund.state].words}
          </Tag>,
        ],
      }))}
    />
  )
}

function Disputes({ disputes }: Pick<ReadPayment, 'disputes'>) {
  const states = { OPEN: 'Open', WON: 'Won', LOST: 'Lost' } as const
  return (
    <Table
      caption="Disputes"
      head={['Opened', 'Amount', 'Stripe’s fee', 'Reason', 'Answer by', 'State']}
      numeric={[1, 2]}
      rows={disputes.map((dispute) => ({
        key: dispute.id,
        cells: [
          isoDay(dispute.openedAt),
          formatCentsExact(dispute.amountCents),
          formatCentsExact(dispute.feeCents),
          dispute.reason.replaceAll('_', ' '),
          dispute.dueAt ? isoDay(dispute.dueAt) : '–',
          <a key="state" href={stripeHref('disputes', dispute.disputeId)}>
            {states[dispute.state]}
          </a>,
        ],
      }))}
    />
  )
}
