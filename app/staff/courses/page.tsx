import type { Metadata } from 'next'
import { singleValues } from '@/app/staff/single-values'
import { PageHeader } from '@/components/site/page-header'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import { levelWords, listCourses } from '@/lib/courses/catalogue/course-queries'
import { requireStaff } from '@/lib/people/session'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: 'Course texts',
  description: 'What each course says of itself, and who waits for a run of it.',
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function CoursesDeskPage({ searchParams }: Props) {
  const staff = await requireStaff('/staff/courses')
  const [courses, { saved }] = await Promise.all([listCourses(staff), searchParams.then(singleValues)])
  const savedCourse = courses.find(({ slug }) => slug === saved)
  return (
    <div className="page">
      <PageHeader
        title="Course texts"
        lede="What each course says of itself. Its dates, prices and trainers belong to its runs."
        up={[{ href: '/staff', label: 'Desk' }]}
      />
      <div className="mb-6 space-y-6">
        {savedCourse && (
          <div role="status">
            <Notice look="good" title={`“${savedCourse.title}” is saved`}>
              <p>
                <a href={`/courses/${savedCourse.slug}`}>Its public page</a> shows it now.
              </p>
            </Notice>
          </div>
        )}
        <p>
          <ButtonLink href="/staff/courses/new">Add a course</ButtonLink>
        </p>
      </div>
      <Table
        caption="Courses, as the catalogue lists them"
        head={['Course', 'On the path', 'Ahead', 'On the list']}
        numeric={[2, 3]}
        empty="No course is described yet."
        rows={courses.map(({ slug, title, level, runsAhead, interested }) => ({
          key: slug,
          cells: [
            <a key="course" href={`/staff/courses/${slug}`}>
              {title}
            </a>,
            levelWords[level],
            runsAhead || '–',
            interested || '–',
          ],
        }))}
      />
      <p className="mt-4 max-w-180 text-ink-soft text-sm">
        Ahead are the public runs that are not over. On the list are the people who have asked to be told when a run
        opens.
      </p>
    </div>
  )
}
