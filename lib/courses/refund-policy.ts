import { z } from 'zod'

/** What is given back of a fee: so many percent when cancelled at least so many hours before the first session. */
const refundPolicySchema = z
  .array(z.object({ hoursBefore: z.number(), percent: z.number().min(0).max(100) }))
  .nullable()

export type RefundPolicy = z.infer<typeof refundPolicySchema>

/** Reads the policy kept with a run. Null: not decided, which pages say in so many words. */
export function readRefundPolicy(json: unknown): RefundPolicy {
  return refundPolicySchema.parse(json ?? null)
}

/** One sentence a step, the earliest first: "100 % back until 14 days before the first session". */
export function printRefundPolicy(policy: NonNullable<RefundPolicy>): string[] {
  return [...policy]
    .sort((one, other) => other.hoursBefore - one.hoursBefore)
    .map(
      ({ hoursBefore, percent }) => `${percent === 100 ? 'All' : `${percent} %`} of the fee back ${until(hoursBefore)}`,
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
