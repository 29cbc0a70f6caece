import { randomUUID } from 'node:crypto'
import { PageHeader } from '@/components/site/page-header'
import { courseChoices } from '@/lib/courses/runs/desk-queries'
import { requireStaff } from '@/lib/people/session'
import { DiscountForm } from './form'

export const dynamic = 'force-dynamic'

export default async function NewDiscountPage() {
  const staff = await requireStaff('/staff/discounts/new')
  return (
    <div className="page">
      <PageHeader
        title="Add a discount code"
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/discounts', label: 'Discount codes' },
        ]}
      />
      <DiscountForm id={randomUUID()} courses={await courseChoices(staff)} />
    </div>
  )
}
