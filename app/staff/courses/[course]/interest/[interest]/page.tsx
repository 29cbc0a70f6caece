import { notFound } from 'next/navigation'
import { takeOff } from '@/app/staff/courses/actions'
import { NamedDeed } from '@/components/form/named-deed'
import { PageHeader } from '@/components/site/page-header'
import { findCourseToEdit } from '@/lib/courses/catalogue/course-queries'
import { readInterest } from '@/lib/courses/interest/desk-interest'
import { requireStaff } from '@/lib/people/session'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ course: string; interest: string }> }

export default async function TakeOffPage({ params }: Props) {
  const { course: slug, interest: id } = await params
  const staff = await requireStaff(`/staff/courses/${slug}/interest/${id}`)
  const course = await findCourseToEdit(staff, slug)
  const { people } = course ? await readInterest(staff, course.id) : { people: [] }
  const person = people.find((one) => one.id === id)
  if (!course || !person) notFound()
  return (
    <div className="page">
      <PageHeader
        title="Take somebody off the list"
        lede={course.title}
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/courses', label: 'Course texts' },
          { href: `/staff/courses/${slug}`, label: course.title },
        ]}
      />
      <p className="measure wrap-anywhere mb-8">
        {person.email} does not hear any more when a run of this course opens, and is not told of this. You cannot put
        them back; they can ask for it again themselves.
      </p>
      <NamedDeed
        action={takeOff}
        fields={{ course: slug, id }}
        title="Take somebody off the list"
        name={person.email}
        pending="Taking off…"
      >
        Take them off
      </NamedDeed>
    </div>
  )
}
