/** The fewest people that a printed figure may stand for. */
export const LEAST_GROUP = 5

/**
 * A count as the band that it lies in; null below five. Bands and no exact figure anywhere, a total least of all: out of
 * exact ones whoever can subtract computes the group that was left out.
 */
export function bandOf(count: number): { from: number; to: number } | null {
  const from = Math.floor(count / LEAST_GROUP) * LEAST_GROUP
  return from === 0 ? null : { from, to: from + LEAST_GROUP - 1 }
}

/** “5 to 9”. */
export function bandInWords(count: number): string {
  const band = bandOf(count)
  return band ? `${band.from} to ${band.to}` : `Fewer than ${LEAST_GROUP}`
}
