import { TAKES_A_SEAT } from '@/lib/courses/seats'
import { db } from '@/lib/db'
import type { Staff } from '@/lib/people/granted'
import { codeState, printDiscount } from './discounts'

/** Every discount code with its uses; those that may still be used first, then the newest. */
export async function listDiscounts(_staff: Staff, now = new Date()) {
  const codes = await db.discountCode.findMany({
    select: {
      id: true,
      code: true,
      percent: true,
      amountCents: true,
      usesLimit: true,
      expiresAt: true,
      stoppedAt: true,
      note: true,
      course: { select: { title: true } },
      _count: { select: { registrations: { where: { state: { in: [...TAKES_A_SEAT] } } } } },
    },
    orderBy: { createdAt: 'desc' },
  })
  const listed = codes.map(({ _count, course, ...code }) => {
    const uses = _count.registrations
    return {
      ...code,
      off: printDiscount(code),
      course: course?.title ?? null,
      uses,
      state: codeState(code, uses, now),
    }
  })
  const rank = ({ state }: { state: string }) => (state === 'good' ? 0 : 1)
  return listed.sort((one, other) => rank(one) - rank(other))
}
