import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { PageHeader } from '@/components/site/page-header'
import { DefinitionList } from '@/components/ui/definition-list'
import { printDateOf } from '@/lib/dates'
import { findEntered } from '@/lib/giving/offline/entered-queries'
import { formatCentsExact } from '@/lib/money'
import { requireTreasurer } from '@/lib/people/session'
import { VoidForm } from './form'

export const metadata: Metadata = { description: 'Takes a gift that was entered by mistake back out of the books.' }

export default async function VoidPage({ params }: { params: Promise<{ payment: string }> }) {
  const { payment } = await params
  const treasurer = await requireTreasurer(`/staff/gifts/enter/void/${payment}`)
  const gift = z.uuid().safeParse(payment).success ? await findEntered(treasurer, payment) : null
  if (!gift || gift.voidReason !== null) notFound()
  return (
    <div className="page">
      <PageHeader
        title="Void a gift"
        lede="For a mistake of entry: it leaves every sum, its receipt is void, and the donor is told. No money moves, and it cannot be undone. Then enter it again as it should be."
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/gifts', label: 'Gifts' },
          { href: '/staff/gifts/enter', label: 'Enter a gift' },
        ]}
      />
      <div className="mb-8 max-w-140">
        <DefinitionList
          items={[
            { term: 'From', detail: gift.payerName },
            { term: 'Gift', detail: gift.description ?? formatCentsExact(gift.amountCents) },
            { term: 'How', detail: gift.methodLabel },
            { term: 'Date of gift', detail: printDateOf(gift.day) },
            { term: 'Receipt', detail: gift.receipt?.serial ?? 'None' },
            { term: 'Order', detail: gift.orderRef },
          ]}
        />
      </div>
      <VoidForm payment={payment} name={gift.payerName} />
    </div>
  )
}
