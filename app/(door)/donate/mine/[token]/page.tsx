import type { Metadata } from 'next'
import { RenewedAddress } from '@/app/(door)/renewed-address'
import { isRefusedPost } from '@/app/refused-post'
import { NewAddressForm } from '@/components/form/new-address-form'
import { DeadLink } from '@/components/site/dead-link'
import { PageHeader } from '@/components/site/page-header'
import { EmptyBed } from '@/components/ui/empty-bed'
import { readOwnGift } from '@/lib/giving/recurring/own-gift'
import { ownPayments } from '@/lib/payments/shown-receipts'
import { ownStatements } from '@/lib/payments/statements/statement-queries'
import { readDonorToken } from '@/lib/people/donor-links'
import { askForNewLink } from './actions'
import { MonthlyGift } from './monthly-gift'
import { Payments } from './payments'
import { Statements } from './statements'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'same-origin' }

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ renewed?: string }> }

/** All that a person has given and paid. The link is the proof that the address is theirs: it goes by mail alone. */
export default async function MyGiftsPage({ params, searchParams }: Props) {
  const { token } = await params
  const donor = await readDonorToken(token)
  if (!donor) return (await searchParams).renewed ? <RenewedAddress /> : <DeadLink of="gifts" />
  const [payments, statements, gift] = await Promise.all([
    ownPayments(donor.id),
    ownStatements(donor.id),
    readOwnGift(donor.id),
  ])
  const here = `/donate/mine/${token}`
  return (
    <div className="page">
      <PageHeader
        title="Your gifts"
        lede={`What ${donor.name} has given and paid${donor.email ? ` from ${donor.email}` : ''}, with the receipts.`}
      />
      <div className="max-w-190 space-y-12">
        {gift && <MonthlyGift gift={gift} token={token} />}
        <section aria-labelledby="payments">
          <h2 id="payments" className="mb-4 text-2xl">
            Gifts and payments
          </h2>
          {payments.length === 0 ? (
            <EmptyBed>Nothing here yet. A gift stands here as soon as its payment is confirmed.</EmptyBed>
          ) : (
            <Payments payments={payments} here={here} />
          )}
        </section>
        {statements.length > 0 && (
          <section aria-labelledby="statements">
            <h2 id="statements" className="mb-4 text-2xl">
              Year-end statements
            </h2>
            <Statements statements={statements} here={here} />
          </section>
        )}
        <details open={await isRefusedPost()} className="border-line border-y py-2">
          <summary className="min-h-11 py-2 font-semibold">Has somebody else got this address?</summary>
          <div className="space-y-4 pt-2 pb-4">
            <p>Whoever has it can see what stands here. We can kill it and mail you a new one.</p>
            <NewAddressForm title="Your gifts" action={askForNewLink} token={token} />
          </div>
        </details>
      </div>
    </div>
  )
}
