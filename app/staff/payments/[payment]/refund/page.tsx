import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { PageHeader } from '@/components/site/page-header'
import { formatCentsExact } from '@/lib/money'
import { readPayment, readRefundable } from '@/lib/payments/payment-queries'
import { requireTreasurer } from '@/lib/people/session'
import { RefundForm } from './form'

export const metadata: Metadata = { description: 'Which lines of a payment go back, and how much of each.' }

export default async function RefundPage({ params }: { params: Promise<{ payment: string }> }) {
  const { payment: id } = await params
  const treasurer = await requireTreasurer(`/staff/payments/${id}/refund`)
  if (!z.uuid().safeParse(id).success || !(await readPayment(treasurer, id))) notFound()
  const payment = await readRefundable(treasurer, id)
  // Its page says why nothing of it can go back.
  if (!payment) redirect(`/staff/payments/${id}`)
  return (
    <div className="page">
      <PageHeader
        title="Give some of it back"
        lede={`${formatCentsExact(payment.amountCents)} from ${payment.payerName}, ${payment.methodLabel}. Nothing happens before you have seen what will.`}
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/payments', label: 'Payments' },
          { href: `/staff/payments/${id}`, label: payment.payerName },
        ]}
      />
      <RefundForm
        payment={id}
        formKey={randomUUID()}
        total={formatCentsExact(payment.leftCents)}
        lines={payment.lines.map(({ id, description, leftCents }) => ({
          id,
          description,
          left: formatCentsExact(leftCents),
        }))}
      />
    </div>
  )
}
