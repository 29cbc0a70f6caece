import { z } from 'zod'
import { HOUR_MS } from '@/lib/durations'

/** What is given back of a fee: so many percent when cancelled at least so many hours before the first session. */
const refundPolicySchema = z
  .array(z.object({ hoursBefore: z.number(), percent: z.number().min(0).max(100) }))
  .nullable()

export type RefundPolicy = z.infer<typeof refundPolicySchema>

/** Reads the policy kept with a run. Null: not decided, which pages say in so many words. */
export function readRefundPolicy(json: unknown): RefundPolicy {
  return refundPolicySchema.parse(json ?? null)
}

/**
 * What a policy gives back at `now`, in percent of the fee, and until when; `until` is null when it does not fall any more.
 * A step holds up to and including its own instant, as its sentence says. Negative hours are after the start.
 */
export function percentBack(
  policy: NonNullable<RefundPolicy>,
  startsAt: Date,
  now: Date,
): { percent: number; until: Date | null } {
  const steps = policy
    .map(({ hoursBefore, percent }) => ({ percent, until: new Date(startsAt.getTime() - hoursBefore * HOUR_MS) }))
    .filter((step) => now <= step.until)
  const percent = Math.max(0, ...steps.map((step) => step.percent))
  // Of the steps that give as much, the one that lasts longest.
  const lasts = steps.filter((step) => step.percent === percent).map((step) => step.until.getTime())
  return { percent, until: percent > 0 ? new Date(Math.max(...lasts)) : null }
}

/** One sentence a step, the earliest first: "100 % back until 14 days before the first session". */
export function printRefundPolicy(policy: NonNullable<RefundPolicy>): string[] {
  return [...policy]
    .sort((one, other) => other.hoursBefore - one.hoursBefore)
    .map(
      ({ hoursBefore, percent }) => `${percent === 100 ? 'All' : `${percent}%`} of the fee back ${until(hoursBefore)}`,
    )
}

function until(hoursBefore: number): string {
  if (hoursBefore === 0) return 'until the first session starts'
  const hours = Math.abs(hoursBefore)
  const span = hours % 24 === 0 ? count(hours / 24, 'day') : count(hours, 'hour')
  return `until ${span} ${hoursBefore > 0 ? 'before' : 'after'} the first session starts`
}

function count(many: number, unit: string): string {
  return `${many} ${unit}${many === 1 ? '' : 's'}`
}
