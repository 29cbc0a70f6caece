import { notFound } from 'next/navigation'
import { CourseForm } from '@/app/staff/courses/course-form'
import { PageHeader } from '@/components/site/page-header'
import { findCourseToEdit } from '@/lib/courses/catalogue/course-queries'
import { requireStaff } from '@/lib/people/session'

export const dynamic = 'force-dynamic'

export default async function EditCoursePage({ params }: { params: Promise<{ course: string }> }) {
  const { course: slug } = await params
  const staff = await requireStaff(`/staff/courses/${slug}/edit`)
  const course = await findCourseToEdit(staff, slug)
  if (!course) notFound()
  const { updatedAt, ...words } = course
  return (
    <div className="page">
      <PageHeader
        title={`Change ${course.title}`}
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/courses', label: 'Course texts' },
          { href: `/staff/courses/${slug}`, label: course.title },
        ]}
      />
      <CourseForm id={course.id} course={{ ...words, updatedAt: updatedAt.toISOString() }} />
    </div>
  )
}
