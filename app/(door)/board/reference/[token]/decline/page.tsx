import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { decline } from '@/app/(door)/board/reference/[token]/actions'
import { DeadReferenceLink } from '@/app/(door)/board/reference/[token]/dead-link'
import { errorWord } from '@/app/refused-post'
import { ButtonForm } from '@/components/form/button-form'
import { FormTitle } from '@/components/form/form-title'
import { PageHeader } from '@/components/site/page-header'
import { findReference } from '@/lib/board/references/reference-queries'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'same-origin' }

/** The second press: what declining means, before it is done. */
export default async function DeclinePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const reference = await findReference(token)
  if (!reference) return <DeadReferenceLink />
  if (reference.stands !== 'open') redirect(`/board/reference/${token}`)
  return (
    <div className="page">
      <FormTitle>{`${await errorWord()}Decline to answer`}</FormTitle>
      <PageHeader title="Decline to answer" up={[{ href: `/board/reference/${token}`, label: 'The questions' }]} />
      <div className="measure space-y-6">
        <p>
          The board sees that you have declined, and {reference.applicant} is not told by us. Nobody asks why, and we do
          not write to you again. While the application is open you may still change your mind.
        </p>
        <ButtonForm action={decline} fields={{ token }} pending="Telling the board…">
          Decline to answer
        </ButtonForm>
        <p>
          <a href={`/board/reference/${token}`} className="inline-flex min-h-11 items-center">
            Back to the questions
          </a>
        </p>
      </div>
    </div>
  )
}
