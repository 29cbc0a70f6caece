import type { Metadata } from 'next'
import { putOnList } from '@/app/(door)/courses/interest/[token]/actions'
import { errorWord } from '@/app/refused-post'
import { ButtonForm } from '@/components/form/button-form'
import { FormTitle } from '@/components/form/form-title'
import { DeadInterestLink } from '@/components/site/dead-link'
import { PageHeader } from '@/components/site/page-header'
import { findInterest } from '@/lib/courses/interest/find-interest'
import { stopTelling } from './actions'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'same-origin' }

/** Where announcements are stopped. Opening it stops nothing; a mail program's own post goes to app/api/unsubscribe. */
export default async function UnsubscribePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const interest = await findInterest(token)
  if (!interest) return <DeadInterestLink />
  const { course, standing } = interest
  const isStopped = standing === 'stopped'
  const title = isStopped ? 'Stopped' : 'Stop these mails'
  return (
    <div className="page">
      <FormTitle>{`${await errorWord()}${title}`}</FormTitle>
      <PageHeader title={title} lede={`When a run of ${course.title} opens`} />
      <div className="measure space-y-6">
        {isStopped ? (
          <>
            <p role="status">
              We do not tell you any more when a run of {course.title} opens. What you have a seat in is not touched by
              this, and mails about that still come.
            </p>
            <p>Was that not meant?</p>
            <ButtonForm action={putOnList} fields={{ token }} look="quiet">
              Tell me again
            </ButtonForm>
          </>
        ) : (
          <>
            <p>
              We then do not tell you any more when a run of {course.title} opens. Mails about what you have a seat in
              still come.
            </p>
            <ButtonForm action={stopTelling} fields={{ token }} pending="Stopping…">
              Stop these mails
            </ButtonForm>
          </>
        )}
      </div>
    </div>
  )
}
