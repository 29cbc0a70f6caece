type Score = { points: number; weight: number }

/** One reviewer's points, each counting as often as its criterion weighs. */
export function weighted(scores: readonly Score[]): number {
  const weight = scores.reduce((sum, score) => sum + score.weight, 0)
  return scores.reduce((sum, score) => sum + score.points * score.weight, 0) / weight
}

/** What several have given, each person counting once: the mean, and the least and the most between which it lies. */
export function spread(values: readonly number[]): { mean: number; least: number; most: number } | null {
  if (values.length === 0) return null
  const sum = values.reduce((total, value) => total + value, 0)
  return { mean: sum / values.length, least: Math.min(...values), most: Math.max(...values) }
}

/** "3.7". */
export function printPoints(points: number): string {
  return points.toFixed(1)
}
