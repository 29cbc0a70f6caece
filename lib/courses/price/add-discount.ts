import { db } from '@/lib/db'
import type { Staff } from '@/lib/people/granted'
import type { DiscountInput } from './discount-form'

/**
 * Adds a discount code. Its id is of the form and the code, so that the form posted twice adds one. `taken`: there is such a
 * code, stopped ones included, since a code that has been in the world must not come to mean something else.
 */
export async function addDiscount(
  staff: Staff,
  discount: DiscountInput,
): Promise<'added' | 'taken' | 'unknown_course'> {
  return db.$transaction(async (tx) => {
    if (
      discount.courseId &&
      !(await tx.course.findUnique({ where: { id: discount.courseId }, select: { id: true } }))
    ) {
      return 'unknown_course'
    }
    const actor = `person:${staff.personId}`
    const { count } = await tx.discountCode.createMany({
      data: { ...discount, createdBy: actor },
      skipDuplicates: true,
    })
    if (count === 0) {
      const same = await tx.discountCode.count({ where: { id: discount.id, code: discount.code } })
      return same > 0 ? 'added' : 'taken'
    }
    const { id, note: _, expiresAt, ...details } = discount
    await tx.auditEntry.create({
      data: {
        actor,
        action: 'discount.added',
        subject: `discount:${id}`,
        details: { ...details, expiresAt: expiresAt?.toISOString() ?? null },
      },
    })
    return 'added'
  })
}
