import { z } from 'zod'
import { optionalText } from '@/lib/form-fields'

export type GivenScore = { criterionId: string; points: number; comment: string | null }

const pointsField = (criterionId: string) => `points-${criterionId}`
const commentField = (criterionId: string) => `comment-${criterionId}`

/** A form with points and a comment for each of these criteria. */
export function scoresSchema(criteria: readonly { id: string; label: string }[]) {
  const fields = criteria.flatMap(({ id, label }) => {
    const choose = `Choose 1 to 5 points for “${label}”`
    return [
      [pointsField(id), z.enum(['1', '2', '3', '4', '5'], choose)],
      [commentField(id), optionalText(4000)],
    ] as const
  })
  return z.object(Object.fromEntries(fields)).transform((typed): GivenScore[] =>
    criteria.map(({ id }) => ({
      criterionId: id,
      points: Number(typed[pointsField(id)]),
      comment: commentOf(typed[commentField(id)]),
    })),
  )
}

function commentOf(typed: unknown): string | null {
  return typeof typed === 'string' ? typed : null
}
