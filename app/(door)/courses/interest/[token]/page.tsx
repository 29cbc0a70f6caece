import type { Metadata } from 'next'
import { errorWord } from '@/app/refused-post'
import { ButtonForm } from '@/components/form/button-form'
import { FormTitle } from '@/components/form/form-title'
import { DeadInterestLink } from '@/components/site/dead-link'
import { PageHeader } from '@/components/site/page-header'
import { findInterest } from '@/lib/courses/interest/find-interest'
import { putOnList } from './actions'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'same-origin' }

/** Where a mailed link asks for one press of a button: opening it puts nobody on the list. */
export default async function InterestPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const interest = await findInterest(token)
  if (!interest) return <DeadInterestLink />
  const { course, standing } = interest
  const isOnList = standing === 'on_list'
  const title = isOnList ? 'You are on the list' : 'Shall we tell you when a run opens?'
  return (
    <div className="page">
      <FormTitle>{`${await errorWord()}${title}`}</FormTitle>
      <PageHeader title={title} lede={course.title} />
      <div className="measure space-y-6">
        {isOnList ? (
          <>
            <p role="status">
              We write to you when a run of {course.title} opens for registration, once for each. Nothing else needs
              doing.
            </p>
            <p>
              <a href={`/courses/${course.slug}`} className="inline-flex min-h-11 items-center">
                See the course
              </a>
            </p>
            <p>
              <a href={`/unsubscribe/${token}`} className="inline-flex min-h-11 items-center">
                Do not tell me after all
              </a>
            </p>
          </>
        ) : (
          <>
            <p>
              We then write to the address that this link came to when a run of {course.title} opens for registration,
              once for each. Every mail has a link that stops them.
            </p>
            <ButtonForm action={putOnList} fields={{ token }}>
              Yes, tell me
            </ButtonForm>
          </>
        )}
      </div>
    </div>
  )
}
