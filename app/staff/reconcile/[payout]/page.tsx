import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ComparedLines, DifferenceName, WhatToDo } from '@/app/staff/reconcile/compared-lines'
import { payoutTags } from '@/app/staff/reconcile/words'
import { PageHeader } from '@/components/site/page-header'
import { DefinitionList } from '@/components/ui/definition-list'
import { Notice } from '@/components/ui/notice'
import { Tag } from '@/components/ui/tag'
import { formatCentsExact } from '@/lib/money'
import { stripeHref } from '@/lib/payments/dashboard-links'
import { type PayoutSums, readPayout } from '@/lib/payments/reconcile-queries'
import { requireTreasurer } from '@/lib/people/session'

export const metadata: Metadata = { title: 'A payout', description: 'One payout, and every payment in it.' }

export default async function PayoutPage({ params }: { params: Promise<{ payout: string }> }) {
  const { payout: id } = await params
  const treasurer = await requireTreasurer(`/staff/reconcile/${id}`)
  const payout = await readPayout(treasurer, id)
  if (!payout) notFound()
  const differences = [payout.whole, ...payout.lines.map((line) => line.difference)]
  const { tone, words } = payoutTags[payout.state]
  return (
    <div className="page">
      <PageHeader
        title={`${formatCentsExact(payout.amountCents)} to the bank`}
        lede={`The bank has it on ${payout.arrivesOn}. This is what it is made of.`}
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/reconcile', label: 'Payouts' },
        ]}
      />
      <div className="space-y-10">
        {payout.isDemonstration && (
          <Notice look="demonstration" title="Demonstration">
            This payout is made up, with one difference in it on purpose: no money has moved.
          </Notice>
        )}
        {payout.whole && (
          <Notice look="warm">
            <p>
              <DifferenceName difference={payout.whole} />
            </p>
          </Notice>
        )}
        <div className="max-w-190">
          <DefinitionList
            items={[
              {
                term: 'State',
                detail: (
                  <Tag key="state" tone={tone}>
                    {words}
                  </Tag>
                ),
              },
              ...sumItems(payout.sums),
              { term: 'Together', detail: <strong>{formatCentsExact(payout.partsCents)}</strong> },
              {
                term: 'At Stripe',
                detail: (
                  <a href={stripeHref('payouts', id)} className="break-all">
                    {id}
                  </a>
                ),
              },
            ]}
          />
        </div>
        <ComparedLines caption="Its parts, largest first; days are Pacific" lines={payout.lines} />
        <WhatToDo differences={differences} />
      </div>
    </div>
  )
}

/** The sums that are not nothing. */
function sumItems(sums: PayoutSums) {
  const named = [
    ['Payments', sums.paidCents],
    ['Stripe’s fees', sums.feeCents],
    ['Refunds', sums.refundedCents],
    ['Disputes', sums.disputedCents],
    ['Other', sums.otherCents],
  ] as const
  return named.filter(([, cents]) => cents !== 0).map(([term, cents]) => ({ term, detail: formatCentsExact(cents) }))
}
