import type { Metadata } from 'next'
import { errorWord } from '@/app/refused-post'
import { ButtonForm } from '@/components/form/button-form'
import { FormTitle } from '@/components/form/form-title'
import { PageHeader } from '@/components/site/page-header'
import { DeadDraft } from '../dead-draft'
import { openDraft } from '../open-draft'
import { discard } from './actions'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'same-origin' }

/** The second press: what throwing it away means, before it is done. */
export default async function DiscardPage({ params }: { params: Promise<{ key: string }> }) {
  const { key } = await params
  if (!(await openDraft(key))) return <DeadDraft />
  const title = 'Throw away what you have filled in'
  return (
    <div className="page">
      <FormTitle>{`${await errorWord()}${title}`}</FormTitle>
      <PageHeader title={title} up={[{ href: `/board/apply/draft/${key}`, label: 'Your application' }]} />
      <div className="measure space-y-6">
        <p>
          All of it is erased at once, a resume too, and every link to it opens nothing any more. It cannot be taken
          back. You may begin anew at any time.
        </p>
        <ButtonForm action={discard} fields={{ key }} pending="Erasing it…">
          Erase all that I filled in
        </ButtonForm>
        <p>
          <a href={`/board/apply/draft/${key}`} className="inline-flex min-h-11 items-center">
            Keep it
          </a>
        </p>
      </div>
    </div>
  )
}
