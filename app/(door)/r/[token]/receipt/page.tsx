import type { Metadata } from 'next'
import { FormTitle } from '@/components/form/form-title'
import { DeadLink } from '@/components/site/dead-link'
import { PageHeader } from '@/components/site/page-header'
import { PdfLink } from '@/components/site/pdf-link'
import { Receipt } from '@/components/site/receipt'
import { findOwnRegistration } from '@/lib/courses/own-registration'
import { shownReceipts } from '@/lib/payments/shown-receipts'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'same-origin' }

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ pdf?: string }> }

/** The receipts of what was paid for one seat, word for word as they were mailed. On paper there is nothing else. */
export default async function ReceiptPage({ params, searchParams }: Props) {
  const { token } = await params
  const registration = await findOwnRegistration(token)
  if (!registration) return <DeadLink of="registrations" />
  const receipts = await shownReceipts(registration.id)
  const live = receipts.filter(({ state }) => state === 'live')
  const { pdf } = await searchParams
  return (
    <div className="page">
      <FormTitle>{`Your receipt: ${registration.run.course.title}`}</FormTitle>
      <div className="print:hidden">
        <PageHeader
          title={receipts.length > 1 ? 'Your receipts' : 'Your receipt'}
          up={[{ href: `/r/${token}`, label: registration.run.course.title }]}
        >
          {live.map(({ serial }) => (
            <PdfLink
              key={serial}
              href={`/r/${token}/receipt/${serial}/receipt.pdf`}
              of={live.length > 1 ? `receipt ${serial}` : undefined}
              refused={pdf}
            />
          ))}
        </PageHeader>
      </div>
      <div className="space-y-8 print:pt-6">
        {receipts.length === 0 && (
          <p>There is no receipt: nothing was paid for this seat, or all of it went back at once.</p>
        )}
        {receipts.map((receipt) => (
          <Receipt key={receipt.serial} receipt={receipt} />
        ))}
      </div>
    </div>
  )
}
