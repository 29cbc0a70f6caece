import type { Metadata } from 'next'
import { FormTitle } from '@/components/form/form-title'
import { PageHeader } from '@/components/site/page-header'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false } }

export default function RemovedPage() {
  return (
    <div className="page pb-12">
      <FormTitle>You are being removed</FormTitle>
      <PageHeader
        title="You are being removed"
        lede="You are signed out everywhere. What was to go is gone in a few minutes; we write to you no more. Thank you for the time that you were here."
      />
    </div>
  )
}
