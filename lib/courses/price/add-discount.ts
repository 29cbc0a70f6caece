import { db } from '@/lib/db'
import { deedId } from '@/lib/deed-key'
import type { Staff } from '@/lib/people/granted'
import type { DiscountInput } from './discount-form'

/**
 * Adds a discount code. Its id is the key of the form, so that the form posted twice adds one; with another code in it, which
 * the back button makes possible, it adds that too. `taken`: there is such a
 * code, stopped ones included, since a code that has been in the world must not come to mean something else.
 */
export async function addDiscount(
  staff: Staff,
  { id: formKey, ...discount }: DiscountInput,
): Promise<'added' | 'taken' | 'unknown_course'> {
  return db.$transaction(async (tx) => {
    if (
      discount.courseId &&
      !(await tx.course.findUnique({ where: { id: discount.courseId }, select: { id: true } }))
    ) {
      return 'unknown_course'
    }
    const actor = `person:${staff.personId}`
    const isOfAnother = (await tx.discountCode.count({ where: { id: formKey, code: { not: discount.code } } })) > 0
    const id = isOfAnother ? deedId(formKey, discount.code) : formKey
    const { count } = await tx.discountCode.createMany({
      data: { ...discount, id, createdBy: actor },
      skipDuplicates: true,
    })
    if (count === 0) {
      const same = await tx.discountCode.count({ where: { id, code: discount.code } })
      return same > 0 ? 'added' : 'taken'
    }
    const { note: _, expiresAt, ...details } = discount
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
