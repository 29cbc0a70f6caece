import { TAKES_A_SEAT } from '@/lib/courses/seats'
import type { Tx } from '@/lib/db'
import { codeState, type Discount, normalizeCode } from './discounts'

export type DiscountRefusal = 'unknown' | 'over' | 'used_up' | 'other_course'

type LockedDiscount =
  | { ok: true; code: Discount & { id: string; code: string } }
  | { ok: false; reason: DiscountRefusal }

/**
 * The code that was typed for a seat in a course, with its row locked until the transaction ends: whoever gives a
 * registration a code holds this lock, so that no use is counted twice. It is taken after the run's.
 *
 * A use is a seat: the registrations in a state that takes one are counted. Whoever cancels gives the use back with the
 * seat, whether paid or not, since the limit says how many come at this price, and their money goes back by the refund
 * policy like anybody's. Money that comes after its hold has ended keeps the price that was shown, so that it may be one
 * use more than the limit.
 */
export async function lockDiscount(
  tx: Tx,
  course: { slug: string },
  typed: string,
  now: Date,
): Promise<LockedDiscount> {
  const code = normalizeCode(typed)
  await tx.$queryRaw`SELECT "id" FROM "DiscountCode" WHERE "code" = ${code} FOR UPDATE`
  const found = await tx.discountCode.findUnique({
    where: { code },
    select: {
      id: true,
      code: true,
      percent: true,
      amountCents: true,
      usesLimit: true,
      expiresAt: true,
      stoppedAt: true,
      course: { select: { slug: true } },
      _count: { select: { registrations: { where: { state: { in: [...TAKES_A_SEAT] } } } } },
    },
  })
  if (!found) return { ok: false, reason: 'unknown' }
  if (found.course && found.course.slug !== course.slug) return { ok: false, reason: 'other_course' }
  const state = codeState(found, found._count.registrations, now)
  if (state === 'good') return { ok: true, code: found }
  return { ok: false, reason: state === 'used_up' ? 'used_up' : 'over' }
}
