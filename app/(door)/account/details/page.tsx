import type { Metadata } from 'next'
import { zoneChoices } from '@/app/staff/runs/zone-choices'
import { PageHeader } from '@/components/site/page-header'
import { HOME_ZONE } from '@/lib/dates'
import { readDetails } from '@/lib/office/account/save-details'
import { requireSignedIn } from '@/lib/people/session'
import { DetailsForm } from './form'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false } }

export default async function DetailsPage() {
  const { personId } = await requireSignedIn('/account/details')
  const { name, zone } = await readDetails(personId)
  return (
    <div className="page">
      <PageHeader title="Your name and time zone" up={[{ href: '/account', label: 'Your account' }]} />
      <DetailsForm name={name} zone={zone ?? HOME_ZONE} zones={zoneChoices(zone ?? HOME_ZONE)} />
    </div>
  )
}
