import type { Metadata } from 'next'
import { FormTitle } from '@/components/form/form-title'
import { DeadLink } from '@/components/site/dead-link'
import { PageHeader } from '@/components/site/page-header'
import { PdfLink } from '@/components/site/pdf-link'
import { Receipt } from '@/components/site/receipt'
import { ownReceipt } from './own-receipt'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'same-origin' }

type Props = { params: Promise<{ token: string; serial: string }>; searchParams: Promise<{ pdf?: string }> }

/** One receipt, word for word as it was mailed. On paper there is nothing else. */
export default async function OwnReceiptPage({ params, searchParams }: Props) {
  const receipt = await ownReceipt(params)
  if (!receipt) return <DeadLink of="gifts" />
  const { token, serial } = await params
  return (
    <div className="page">
      <FormTitle>{`Receipt ${serial}`}</FormTitle>
      <div className="print:hidden">
        <PageHeader title={`Receipt ${serial}`} up={[{ href: `/donate/mine/${token}`, label: 'Your gifts' }]}>
          {receipt.state === 'live' && (
            <PdfLink href={`/donate/mine/${token}/receipts/${serial}/receipt.pdf`} refused={(await searchParams).pdf} />
          )}
        </PageHeader>
      </div>
      <Receipt receipt={receipt} />
    </div>
  )
}
