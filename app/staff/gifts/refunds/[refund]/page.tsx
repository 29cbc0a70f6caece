import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHeader } from '@/components/site/page-header'
import { formatCentsExact } from '@/lib/money'
import { waitingTasks } from '@/lib/payments/queries'
import { requireTreasurer } from '@/lib/people/session'
import { AllocateForm } from './form'

export const metadata: Metadata = { description: 'Which lines of an order a refund made at Stripe returns.' }

export default async function AllocateRefundPage({ params }: { params: Promise<{ refund: string }> }) {
  const { refund } = await params
  const treasurer = await requireTreasurer(`/staff/gifts/refunds/${refund}`)
  const task = (await waitingTasks(treasurer)).find(({ allocation }) => allocation?.refundId === refund)
  if (!task?.allocation) notFound()
  return (
    <div className="page">
      <PageHeader
        title={`A refund of ${formatCentsExact(task.amountCents)}`}
        lede={`Order ${task.orderRef}, ${task.payerName}. It was made in Stripe’s dashboard. Which lines does it return?`}
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/gifts', label: 'Gifts' },
        ]}
      />
      <AllocateForm
        refund={refund}
        name={task.payerName}
        total={formatCentsExact(task.amountCents)}
        lines={task.allocation.lines.map(({ id, description, amountCents }) => ({
          id,
          description,
          left: formatCentsExact(amountCents),
        }))}
      />
    </div>
  )
}
