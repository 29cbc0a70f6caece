import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { FormTitle } from '@/components/form/form-title'
import { PageHeader } from '@/components/site/page-header'
import { Notice } from '@/components/ui/notice'
import { findCourse, upcomingRuns } from '@/lib/courses/queries'
import { isOpen, runState } from '@/lib/courses/run-state'
import { TellMeForm } from './form'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  description: 'Leave your address, and ORNCC writes to you once when a run of this course opens for registration.',
  robots: { index: false },
}

type Props = { params: Promise<{ course: string }>; searchParams: Promise<{ sent?: string }> }

export default async function TellMePage({ params, searchParams }: Props) {
  const { course: slug } = await params
  const course = await findCourse(slug)
  // The course's own page says that it is not there; Next would leave this one empty without a script.
  if (!course) redirect(`/courses/${encodeURIComponent(slug)}`)
  const { sent } = await searchParams
  const now = new Date()
  const open = (await upcomingRuns(now)).filter((run) => run.course.slug === slug && isOpen(runState(run, now)))
  const title = `Tell me when a run opens: ${course.title}`
  return (
    <div className="page">
      <PageHeader
        title={sent ? 'Look in your mail' : 'Tell me when a run opens'}
        up={[
          { href: '/courses', label: 'Courses' },
          { href: `/courses/${course.slug}`, label: course.title },
        ]}
      />
      {sent ? (
        <div className="measure space-y-4">
          <FormTitle>Look in your mail</FormTitle>
          <p>
            A mail is on its way to the address you typed. Open the page it leads to and press the button there: then
            you are on the list of {course.title}.
          </p>
          <p>
            Nothing there after a few minutes? Look among the spam, or{' '}
            <a href={`/courses/${course.slug}/tell-me`}>try another address of yours</a>.
          </p>
        </div>
      ) : (
        <div className="space-y-8">
          {open.length > 0 && (
            <div className="max-w-140">
              <Notice look="good" title="Seats can be taken just now">
                <p>
                  You need not wait: <a href={`/courses/${course.slug}#dates`}>see the dates of {course.title}</a>.
                </p>
              </Notice>
            </div>
          )}
          <p className="measure">
            We write to you once for each run of {course.title} that opens for registration, with its dates. Each mail
            has a link that stops them.
          </p>
          <TellMeForm formKey={randomUUID()} course={course.slug} title={title} />
        </div>
      )}
    </div>
  )
}
