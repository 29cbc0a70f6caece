import { notFound } from 'next/navigation'
import { zoneChoices } from '@/app/staff/runs/zone-choices'
import { PageHeader } from '@/components/site/page-header'
import { findOwnDraft } from '@/lib/courses/trainer/own-draft'
import { requireTrainer } from '@/lib/people/session'
import { DraftForm } from './form'

export const dynamic = 'force-dynamic'

export default async function EditDraftPage({ params }: { params: Promise<{ run: string }> }) {
  const { run: slug } = await params
  const found = await findOwnDraft(await requireTrainer(`/trainer/runs/${slug}/edit`), slug)
  if (!found) notFound()
  return (
    <div className="page">
      <PageHeader
        title="Change the draft"
        lede="When and where it meets. The office sets the prices, and publishes it."
        up={[
          { href: '/trainer', label: 'My runs' },
          { href: `/trainer/runs/${slug}`, label: found.course },
        ]}
      />
      <DraftForm draft={found.draft} zones={zoneChoices(found.draft.zone)} />
    </div>
  )
}
