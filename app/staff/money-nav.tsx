import { FilterLinks } from '@/components/ui/filter-links'

const links = [
  { href: '/staff/payments', label: 'Payments' },
  { href: '/staff/reconcile', label: 'Payouts' },
  { href: '/staff/disputes', label: 'Disputes' },
  { href: '/staff/exports', label: 'Exports' },
  { href: '/staff/webhooks', label: 'Stripe’s news' },
  { href: '/staff/gifts', label: 'Gifts, and what waits' },
]

/** The treasurer's lists, beside one another. */
export function MoneyNav({ here }: { here: string }) {
  return (
    <div className="mb-6">
      <FilterLinks label="Money" here={here} links={links} />
    </div>
  )
}
