import type { Metadata } from 'next'
import { FormTitle } from '@/components/form/form-title'
import { PageHeader } from '@/components/site/page-header'
import { findReference } from '@/lib/board/references/reference-queries'
import { DeadReferenceLink } from './dead-link'
import { ReferenceForm } from './form'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'same-origin' }

const ends = {
  answered: {
    title: 'Thank you, your answers are with the board',
    words:
      'Only members of the board who read this application see them. To add or correct something, reply to our mail.',
  },
  over: {
    title: 'Your word is no longer needed',
    words: 'The board is done with this application. Thank you for having been willing to be asked.',
  },
}

export default async function ReferencePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const reference = await findReference(token)
  if (!reference) return <DeadReferenceLink />
  const { applicant, stands } = reference
  if (stands === 'answered' || stands === 'over') {
    const { title, words } = ends[stands]
    return (
      <div className="page">
        <FormTitle>{title}</FormTitle>
        <PageHeader title={title} />
        <p className="measure">{words}</p>
      </div>
    )
  }
  const title = `A few questions about ${applicant}`
  return (
    <div className="page">
      <PageHeader
        title={title}
        lede="They have applied to serve on the Board of Directors of ORNCC, and have named you as somebody to ask."
      />
      <div className="max-w-190 space-y-9">
        {stands === 'declined' && (
          <p className="measure font-semibold">
            You have declined. If you have changed your mind, you may still answer.
          </p>
        )}
        <p className="measure">
          Only members of the board who read this application see your answers; {applicant} does not. They are erased
          together with the application.
        </p>
        <ReferenceForm token={token} title={title} />
        {stands === 'open' && (
          <p>
            <a href={`/board/reference/${token}/decline`} className="inline-flex min-h-11 items-center">
              I would rather not answer
            </a>
          </p>
        )}
      </div>
    </div>
  )
}
