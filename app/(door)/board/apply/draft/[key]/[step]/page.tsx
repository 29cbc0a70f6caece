import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHeader } from '@/components/site/page-header'
import { isStepId, stepInWords, steps } from '@/lib/board/draft/steps'
import { DeadDraft } from '../dead-draft'
import { openDraft } from '../open-draft'
import { StepForm } from './form'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'same-origin' }

export default async function StepPage({ params }: { params: Promise<{ key: string; step: string }> }) {
  const { key, step } = await params
  if (!isStepId(step)) notFound()
  const draft = await openDraft(key)
  if (!draft) return <DeadDraft />
  const { title, hint } = steps[step]
  const saved = draft.saved[step]
  return (
    <div className="page">
      <PageHeader title={title} lede={hint} up={[{ href: `/board/apply/draft/${key}`, label: 'Your application' }]}>
        <p className="mt-3 font-semibold text-ink-soft">{stepInWords(step)}</p>
      </PageHeader>
      <StepForm
        draftKey={key}
        step={step}
        resumeName={draft.resumeName}
        initial={{ attempt: saved ? 1 : 0, values: saved?.typed ?? {}, errors: {}, version: saved?.version ?? 0 }}
      />
    </div>
  )
}
