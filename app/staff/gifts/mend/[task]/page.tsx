import { notFound } from 'next/navigation'
import { PageHeader } from '@/components/site/page-header'
import { formatCentsExact } from '@/lib/money'
import { waitingTasks } from '@/lib/payments/queries'
import { requireTreasurer } from '@/lib/people/session'
import { MendForm } from './form'

export const dynamic = 'force-dynamic'

export default async function MendPage({ params }: { params: Promise<{ task: string }> }) {
  const { task: id } = await params
  const treasurer = await requireTreasurer(`/staff/gifts/mend/${id}`)
  const task = (await waitingTasks(treasurer)).find((one) => one.id === id)
  if (!task?.isMendable) notFound()
  const { payerName, email, orderRef } = task
  const amount = formatCentsExact(task.amountCents)
  return (
    <div className="page">
      <PageHeader
        title="A refund that failed"
        lede={`${amount} to ${payerName}, order ${orderRef}`}
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/gifts', label: 'Gifts' },
        ]}
      />
      <p className="measure wrap-anywhere mb-8">
        Either way the receipt is corrected, and{' '}
        {email === null ? 'a letter with it waits to be printed' : `mailed to ${email}`}. It cannot be undone.
      </p>
      <MendForm task={id} name={payerName} amount={amount} />
    </div>
  )
}
