import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { OpenVoteForm } from '@/app/staff/applications/[application]/vote-forms'
import { PageHeader } from '@/components/site/page-header'
import { readProcess } from '@/lib/board/review/review-queries'
import { requireStaffOrReviewer } from '@/lib/people/session'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'Open the vote' }

export default async function OpenVotePage({ params }: { params: Promise<{ application: string }> }) {
  const id = z.uuid().safeParse((await params).application).data ?? notFound()
  const who = await requireStaffOrReviewer(`/staff/applications/${id}/vote`)
  const process = (await readProcess(who, id)) ?? notFound()
  if (!process.mayOpenVote) notFound()
  return (
    <div className="page">
      <PageHeader
        title="Open the vote"
        lede={process.name}
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/applications', label: 'Applications' },
          { href: `/staff/applications/${id}`, label: process.name },
        ]}
      />
      <OpenVoteForm application={id} name={process.name} />
    </div>
  )
}
