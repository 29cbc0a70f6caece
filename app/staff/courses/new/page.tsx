import { randomUUID } from 'node:crypto'
import { CourseForm } from '@/app/staff/courses/course-form'
import { PageHeader } from '@/components/site/page-header'
import { requireStaff } from '@/lib/people/session'

export const dynamic = 'force-dynamic'

export default async function NewCoursePage() {
  await requireStaff('/staff/courses/new')
  return (
    <div className="page">
      <PageHeader
        title="Add a course"
        lede="Its page is public as soon as it is saved. It has no dates before a run of it is added."
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/courses', label: 'Course texts' },
        ]}
      />
      <CourseForm id={randomUUID()} course={null} />
    </div>
  )
}
