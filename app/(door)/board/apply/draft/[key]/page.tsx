import type { Metadata } from 'next'
import { FormTitle } from '@/components/form/form-title'
import { PageHeader } from '@/components/site/page-header'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { stepIds, stepInWords, steps } from '@/lib/board/draft/steps'
import { printDate } from '@/lib/dates'
import { DeadDraft } from './dead-draft'
import { openDraft } from './open-draft'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'same-origin' }

const line = 'border-line border-b py-2 sm:flex sm:items-center sm:justify-between sm:gap-6'

type Props = { params: Promise<{ key: string }>; searchParams: Promise<{ saved?: string }> }

/** What is filled in so far, and where to go on. */
export default async function DraftPage({ params, searchParams }: Props) {
  const { key } = await params
  const draft = await openDraft(key)
  if (!draft) return <DeadDraft />
  const at = `/board/apply/draft/${key}`
  const { unfinished, saved } = draft
  const [next = 'review'] = unfinished
  const isNew = Object.keys(saved).length === 0
  return (
    <div className="page">
      <FormTitle>Your application</FormTitle>
      <PageHeader
        title="Your application"
        lede={<span className="wrap-anywhere">To the Board of Directors, from {draft.email}.</span>}
      />
      <div className="measure space-y-8">
        {(await searchParams).saved && (
          <div role="status">
            <Notice look="good" title="Saved">
              You can close this page. The link in our mail brings you back; lost, it is mailed anew when you type your
              address.
            </Notice>
          </div>
        )}
        <ol className="border-line border-t">
          {stepIds.map((step) => (
            <li key={step} className={line}>
              <a href={`${at}/${step}`} className="inline-flex min-h-11 items-center font-semibold">
                {steps[step].title}
              </a>
              <p className="text-ink-soft">
                {saved[step] ? (unfinished.includes(step) ? 'Begun' : 'Filled in') : 'Not begun'}
              </p>
            </li>
          ))}
          <li className={line}>
            <p>Check and send</p>
            <p className="text-ink-soft">{unfinished.length > 0 ? 'When all is filled in' : 'All is filled in'}</p>
          </li>
        </ol>
        <ButtonLink href={`${at}/${next}`}>
          {isNew ? 'Begin' : next === 'review' ? 'Check and send' : `Go on with ${stepInWords(next).toLowerCase()}`}
        </ButtonLink>
        <p>
          What you fill in is saved with each step, and nobody but you can read it before you send it. What is not sent
          is erased on <strong>{printDate(draft.eraseAfter)}</strong>.
        </p>
        <p>
          <a href={`${at}/discard`} className="inline-flex min-h-11 items-center">
            Throw it away
          </a>
        </p>
      </div>
    </div>
  )
}
