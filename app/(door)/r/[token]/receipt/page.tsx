import type { Metadata } from 'next'
import { FormTitle } from '@/components/form/form-title'
import { DeadLink } from '@/components/site/dead-link'
import { PageHeader } from '@/components/site/page-header'
import { Notice } from '@/components/ui/notice'
import { findOwnRegistration } from '@/lib/courses/queries'
import { type ShownReceipt, shownReceipts } from '@/lib/payments/queries'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'same-origin' }

/** The receipts of what was paid for one seat, word for word as they were mailed. On paper there is nothing else. */
export default async function ReceiptPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const registration = await findOwnRegistration(token)
  if (!registration) return <DeadLink />
  const receipts = await shownReceipts(registration.id)
  return (
    <div className="page">
      <FormTitle>{`Your receipt: ${registration.run.course.title}`}</FormTitle>
      <div className="print:hidden">
        <PageHeader
          title={receipts.length > 1 ? 'Your receipts' : 'Your receipt'}
          lede={receipts.some(({ state }) => state === 'live') ? 'To print it, use your browser’s Print.' : undefined}
          up={[{ href: `/r/${token}`, label: registration.run.course.title }]}
        />
      </div>
      <div className="space-y-8 print:pt-6">
        {receipts.length === 0 && <p>There is no receipt, since nothing has been paid for this seat.</p>}
        {receipts.map((receipt) => (
          <Receipt key={receipt.serial} receipt={receipt} />
        ))}
      </div>
    </div>
  )
}

function Receipt({ receipt }: { receipt: ShownReceipt }) {
  const { serial } = receipt
  switch (receipt.state) {
    case 'live':
      return (
        <section
          aria-label={`Receipt ${serial}`}
          className="max-w-180 border-2 border-line bg-leaf px-5 py-5 sm:px-8 print:border-0 print:p-0 print:break-after-page"
        >
          <p className="mb-4 font-semibold tracking-widest">COPY</p>
          <pre className="whitespace-pre-wrap break-words font-sans">{receipt.text}</pre>
        </section>
      )
    case 'held':
      return (
        <div className="print:hidden">
          <Notice look="warm" title={`Receipt ${serial} is held`}>
            It cannot be printed while a question about its payment is open. When it is answered, the receipt is here
            again, or the one that stands in for it.
          </Notice>
        </div>
      )
    case 'void':
      return (
        <div className="print:hidden">
          <Notice title={`Receipt ${serial} is void`}>
            {receipt.replacedBySerial === null
              ? 'Please do not use it any more.'
              : `Please do not use it any more: receipt ${receipt.replacedBySerial} stands in for it.`}
          </Notice>
        </div>
      )
  }
}
