import { db } from '@/lib/db'
import { touch } from '@/lib/page-tags'
import type { Staff } from '@/lib/people/granted'
import type { NewCourseInput } from './course-form'

/** Adds a course. Its id is of the form and the address, so that the form posted twice adds one. `taken`: its address is another's. */
export async function addCourse(staff: Staff, course: NewCourseInput): Promise<'saved' | 'taken'> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.course.createMany({ data: course, skipDuplicates: true })
    if (count === 0) {
      return (await tx.course.count({ where: { id: course.id, slug: course.slug } })) > 0 ? 'saved' : 'taken'
    }
    const { id, slug, title, level } = course
    await tx.auditEntry.create({
      data: {
        actor: `person:${staff.personId}`,
        action: 'course.added',
        subject: `course:${id}`,
        details: { slug, title, level },
      },
    })
    await touch(tx, ['runs', `course:${slug}`])
    return 'saved'
  })
}
