import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { DeadLink } from '@/components/site/dead-link'
import { PageHeader } from '@/components/site/page-header'
import { findDetails } from '@/lib/courses/change/find-details'
import { findOwnRegistration } from '@/lib/courses/own-registration'
import { isPast } from '@/lib/courses/run-state'
import { LIVE } from '@/lib/courses/seats'
import { DetailsForm } from './form'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'same-origin' }

export default async function DetailsPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const registration = await findOwnRegistration(token)
  if (!registration) return <DeadLink of="registrations" />
  const { run, state } = registration
  // The page of the registration says how it stands.
  if (!LIVE.some((live) => live === state) || run.status === 'CANCELLED' || isPast(run, new Date())) {
    redirect(`/r/${token}`)
  }
  return (
    <div className="page">
      <PageHeader
        title="Your details"
        lede="For this registration alone."
        up={[{ href: `/r/${token}`, label: run.course.title }]}
      />
      <DetailsForm
        token={token}
        title={`Your details: ${run.course.title}`}
        details={await findDetails(registration.id)}
      />
    </div>
  )
}
