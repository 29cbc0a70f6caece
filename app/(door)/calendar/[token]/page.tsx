import type { Metadata } from 'next'
import { RenewedAddress } from '@/app/(door)/renewed-address'
import { isRefusedPost } from '@/app/refused-post'
import { NewAddressForm } from '@/components/form/new-address-form'
import { CalendarHelp } from '@/components/site/calendar-help'
import { DeadLink } from '@/components/site/dead-link'
import { PageHeader } from '@/components/site/page-header'
import { isCalendarAlive } from '@/lib/courses/calendar/find-my-calendar'
import { fullAddress } from '@/lib/structured-data'
import { askForNewAddress } from './actions'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'same-origin' }

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ renewed?: string }> }

export default async function CalendarPage({ params, searchParams }: Props) {
  const { token } = await params
  if (await isCalendarAlive(token)) return <Subscribe token={token} />
  return (await searchParams).renewed ? <RenewedAddress /> : <DeadLink of="registrations" />
}

async function Subscribe({ token }: { token: string }) {
  return (
    <div className="page">
      <PageHeader
        title="Your calendar"
        lede="Subscribe once, and every session that you have a seat in stands in your own calendar, with your door to the room. What is moved, added or called off follows by itself."
      />
      <div className="measure space-y-8">
        <CalendarHelp address={fullAddress(`/calendar/${token}/events.ics`)} />
        <p>
          If you have added the file from a mail before, the same sessions stand in your calendar twice. Take out those
          from the file.
        </p>
        <details open={await isRefusedPost()} className="border-line border-y py-2">
          <summary className="py-2 font-semibold">Has somebody else got this address?</summary>
          <div className="space-y-4 pt-2 pb-4">
            <p>
              Whoever has it can see which courses you take part in, and go through your doors. We can kill it and mail
              you a new one. The calendar that you have subscribed to then stays as it is until you subscribe anew.
            </p>
            <NewAddressForm title="Your calendar" action={askForNewAddress} token={token} />
          </div>
        </details>
      </div>
    </div>
  )
}
