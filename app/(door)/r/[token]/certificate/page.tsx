import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { FormTitle } from '@/components/form/form-title'
import { PageHeader } from '@/components/site/page-header'
import { Paper } from '@/components/site/paper'
import { PdfLink } from '@/components/site/pdf-link'
import { findCertificate } from '@/lib/courses/certificate/find-certificate'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'same-origin' }

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ pdf?: string }> }

/** A certificate of attendance, where one is earned. On paper there is nothing else. */
export default async function CertificatePage({ params, searchParams }: Props) {
  const { token } = await params
  const certificate = await findCertificate(token)
  // That page says how the registration stands, or that the link is dead.
  if (!certificate) redirect(`/r/${encodeURIComponent(token)}`)
  return (
    <div className="page">
      <FormTitle>{`Certificate of attendance: ${certificate.course}`}</FormTitle>
      <div className="print:hidden">
        <PageHeader title="Your certificate of attendance" up={[{ href: `/r/${token}`, label: certificate.course }]}>
          <PdfLink href={`/r/${token}/certificate/certificate.pdf`} refused={(await searchParams).pdf} />
        </PageHeader>
      </div>
      <Paper label="Certificate of attendance" text={certificate.text} isCopy={false} />
    </div>
  )
}
