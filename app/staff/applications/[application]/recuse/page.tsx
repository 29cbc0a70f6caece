import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { DeclareForm } from '@/app/staff/applications/[application]/declare-form'
import { PageHeader } from '@/components/site/page-header'
import { readProcess } from '@/lib/board/review/review-queries'
import { requireReviewer } from '@/lib/people/session'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'I have a conflict of interest' }

export default async function RecusePage({ params }: { params: Promise<{ application: string }> }) {
  const id = z.uuid().safeParse((await params).application).data ?? notFound()
  const who = await requireReviewer(`/staff/applications/${id}/recuse`)
  const process = (await readProcess(who, id)) ?? notFound()
  if (!process.mayDeclare || process.standing !== 'cleared') notFound()
  return (
    <div className="page">
      <PageHeader
        title="I have a conflict of interest"
        lede={process.name}
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/applications', label: 'Applications' },
          { href: `/staff/applications/${id}`, label: process.name },
        ]}
      />
      <DeclareForm application={id} name={process.name} isLate />
    </div>
  )
}
