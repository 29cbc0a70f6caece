import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CourseWords } from '@/components/site/course-words'
import { Markdown } from '@/components/site/markdown'
import { PageHeader } from '@/components/site/page-header'
import { ButtonLink } from '@/components/ui/button'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { findCourseToEdit } from '@/lib/courses/catalogue/course-queries'
import { readInterest } from '@/lib/courses/interest/desk-interest'
import { printDate } from '@/lib/dates'
import { requireStaff } from '@/lib/people/session'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'A course', description: 'What a course says, and who waits for a run.' }

export default async function CourseDeskPage({ params }: { params: Promise<{ course: string }> }) {
  const { course: slug } = await params
  const staff = await requireStaff(`/staff/courses/${slug}`)
  const course = await findCourseToEdit(staff, slug)
  if (!course) notFound()
  const { people, count, unconfirmed } = await readInterest(staff, course.id)
  return (
    <div className="page">
      <PageHeader
        title={course.title}
        lede={course.summary}
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/courses', label: 'Course texts' },
        ]}
      />
      <p className="mb-10 flex flex-wrap gap-x-4 gap-y-3">
        <ButtonLink href={`/staff/courses/${slug}/edit`}>Change the texts</ButtonLink>
        <ButtonLink href={`/courses/${slug}`} look="quiet">
          Its public page
        </ButtonLink>
      </p>
      <CourseWords
        description={<Markdown>{course.description}</Markdown>}
        audience={<Markdown>{course.audience}</Markdown>}
        prerequisites={course.prerequisites}
      />
      <section aria-labelledby="interest" className="mt-12 max-w-190">
        <h2 id="interest" className="text-2xl">
          Who waits for a run
        </h2>
        <p className="mb-4 text-ink-soft">
          They are written to once for each run that opens.{' '}
          {unconfirmed > 0 &&
            `${unconfirmed} more ${unconfirmed === 1 ? 'has' : 'have'} been asked by mail and ${unconfirmed === 1 ? 'has' : 'have'} not said yes; after 30 days their addresses are forgotten.`}
        </p>
        <h3 className="font-sans font-semibold text-base tracking-normal">
          {count === 0
            ? 'Nobody is on the list'
            : `${count === 1 ? '1 person' : `${count} people`} on the list, newest first`}
          {count > people.length && `; ${people.length} are shown`}
        </h3>
        <ul className="mt-2 border-line border-t">
          {people.map(({ id, email, since }) => (
            <li
              key={id}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-line border-b py-3"
            >
              <span className="wrap-anywhere min-w-0">
                {email}
                <span className="block text-ink-soft text-sm">Since {printDate(since)}</span>
              </span>
              <a href={`/staff/courses/${slug}/interest/${id}`} className="inline-flex min-h-11 items-center">
                Take off<VisuallyHidden> {email}</VisuallyHidden>
              </a>
            </li>
          ))}
        </ul>
        {people.length > 0 && (
          <p className="mt-2 text-ink-soft text-sm">
            Take somebody off who has asked you to. They can put themselves on the list again.
          </p>
        )}
      </section>
    </div>
  )
}
