import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { toTier } from '@/app/(door)/events/[run]/register/tiers'
import { DeadLink } from '@/components/site/dead-link'
import { DoorScript } from '@/components/site/door-script'
import { PageHeader } from '@/components/site/page-header'
import { Moment } from '@/components/ui/moment'
import { findOwnRegistration } from '@/lib/courses/own-registration'
import { pricesFor } from '@/lib/courses/price/seat-price'
import { findRun } from '@/lib/courses/queries'
import { PricedTakeForm } from './take-form'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'same-origin' }

type Props = { params: Promise<{ token: string }> }

/** Where a seat that was offered from the waiting list is taken at a price. */
export default async function OfferPage({ params }: Props) {
  const { token } = await params
  const registration = await findOwnRegistration(token)
  if (!registration) return <DeadLink of="registrations" />
  const { state, offerExpiresAt, choice, priceCents } = registration
  const run = await findRun(registration.run.slug)
  // What became of the offer is said on the registration's own page.
  if (!run || state !== 'OFFERED' || !offerExpiresAt || offerExpiresAt <= new Date()) redirect(`/r/${token}`)
  const tiers = pricesFor(run.tiers, choice.length || null).map((tier) => toTier(tier, run.hasSingleSessions))
  const title = `Take the seat: ${run.course.title}`
  return (
    <div className="page">
      <PageHeader title={title}>
        <p className="mt-4">
          Kept for you until <Moment at={offerExpiresAt} zone={run.zone} />.
        </p>
      </PageHeader>
      <PricedTakeForm token={token} title={title} tiers={tiers} priceCents={priceCents} />
      <DoorScript />
    </div>
  )
}
