import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { eventTeaser, runsAhead } from '@/app/(site)/upcoming-events'
import { cachedCourse } from '@/app/cached'
import { pageMetadata } from '@/app/page-metadata'
import { CourseWords } from '@/components/site/course-words'
import { EventList } from '@/components/site/event-teaser'
import { Json } from '@/components/site/json'
import { LocalTimeScript } from '@/components/site/local-time-script'
import { Markdown } from '@/components/site/markdown'
import { PageHeader } from '@/components/site/page-header'
import { EmptyBed } from '@/components/ui/empty-bed'
import { runState } from '@/lib/courses/run-state'
import { breadcrumbs, fullAddress, graph, organizationReference, organizationThing } from '@/lib/structured-data'

export const revalidate = 60

export function generateStaticParams() {
  return []
}

type Props = { params: Promise<{ course: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const course = await cachedCourse((await params).course)
  if (!course) return {}
  return pageMetadata({ title: course.title, description: course.summary, path: `/courses/${course.slug}` })
}

export default async function CoursePage({ params }: Props) {
  const course = await cachedCourse((await params).course)
  if (!course) notFound()
  const now = new Date()
  const runs = (await runsAhead(now)).filter((run) => run.course.slug === course.slug)
  const path = `/courses/${course.slug}`
  const tellMe = `${path}/tell-me`
  const thing = {
    '@type': 'Course',
    name: course.title,
    description: course.summary,
    url: fullAddress(path),
    provider: organizationReference,
    hasCourseInstance: runs
      .filter((run) => runState(run, now) !== 'cancelled')
      .map((run) => ({
        '@type': 'CourseInstance',
        url: fullAddress(`/events/${run.slug}`),
        courseMode: run.isOnline ? 'Online' : 'Onsite',
        startDate: run.sessions[0]?.startsAt,
        endDate: run.sessions.at(-1)?.endsAt,
      })),
  }
  return (
    <div className="page">
      <Json
        data={graph(
          organizationThing,
          thing,
          breadcrumbs([
            { href: '/courses', label: 'Courses' },
            { href: path, label: course.title },
          ]),
        )}
      />
      <PageHeader title={course.title} lede={course.summary} up={[{ href: '/courses', label: 'Courses' }]} />
      <section aria-labelledby="dates">
        <h2 id="dates" className="mb-3 text-2xl">
          Dates
        </h2>
        {runs.length > 0 ? (
          <>
            <EventList events={runs.flatMap((run) => eventTeaser(run, now))} isOneCourse />
            <p className="mt-2">
              None that suits you?{' '}
              <a href={tellMe} className="inline-flex min-h-11 items-center">
                Tell me when a run opens
              </a>
            </p>
          </>
        ) : (
          <EmptyBed action={{ href: tellMe, label: 'Tell me when a run opens' }}>
            This course has no dates just now. New ones are usually set a season ahead.
          </EmptyBed>
        )}
      </section>
      <div className="mt-12">
        <CourseWords
          description={<Markdown>{course.description}</Markdown>}
          audience={<Markdown>{course.audience}</Markdown>}
          prerequisites={course.prerequisites}
        />
      </div>
      <LocalTimeScript />
    </div>
  )
}
