import type { Metadata } from 'next'
import { FormTitle } from '@/components/form/form-title'
import { PageHeader } from '@/components/site/page-header'
import { AnswerList } from '@/components/ui/answer-list'
import { ButtonLink } from '@/components/ui/button'
import { printStep } from '@/lib/board/draft/print-typed'
import { stepIds, stepInWords, steps } from '@/lib/board/draft/steps'
import { DeadDraft } from '../dead-draft'
import { openDraft } from '../open-draft'
import { SignForm } from './form'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'same-origin' }

const title = 'Check and send'

/** All that was filled in, each part with the way back to it; signed and sent once nothing is missing. */
export default async function ReviewPage({ params }: { params: Promise<{ key: string }> }) {
  const { key } = await params
  const draft = await openDraft(key)
  if (!draft) return <DeadDraft />
  const { unfinished, saved, resumeName, edition } = draft
  const at = `/board/apply/draft/${key}`
  const [missing] = unfinished
  const pageTitle = `${stepInWords('review')}: ${title} · Apply to the board`
  return (
    <div className="page">
      <PageHeader
        title={title}
        lede="This is what the board’s reviewers will read."
        up={[{ href: at, label: 'Your application' }]}
      >
        <p className="mt-3 font-semibold text-ink-soft">{stepInWords('review')}</p>
      </PageHeader>
      <div className="max-w-190 space-y-9">
        <AnswerList answers={[{ question: 'Email', answer: draft.email }]} />
        {stepIds.map((step) => (
          <section key={step} aria-labelledby={step}>
            <div className="mb-3 flex flex-wrap items-center justify-between gap-x-6">
              <h2 id={step} className="text-xl">
                {steps[step].title}
              </h2>
              <a href={`${at}/${step}`} className="inline-flex min-h-11 items-center">
                Change<span className="sr-only"> {steps[step].title}</span>
              </a>
            </div>
            {unfinished.includes(step) && <p className="mb-3 font-semibold text-berry-ink">Not finished yet.</p>}
            <AnswerList
              answers={[
                ...(step === 'resume' ? [{ question: 'Resume', answer: resumeName ?? 'None' }] : []),
                ...printStep(step, saved[step]?.typed ?? {}),
              ]}
            />
          </section>
        ))}
        {missing ? (
          <div className="space-y-4">
            <FormTitle>{pageTitle}</FormTitle>
            <p className="measure">
              It can be sent once all is filled in. {stepInWords(missing)}, {steps[missing].title}, is not finished yet.
            </p>
            <ButtonLink href={`${at}/${missing}`}>Go on there</ButtonLink>
          </div>
        ) : (
          <SignForm draftKey={key} edition={edition} title={pageTitle} />
        )}
      </div>
    </div>
  )
}
