/**
 * What one session is worth of a fee, in cents: the fee divided by the sessions it was paid for, rounded down. Never more
 * than what is left of the fee (`leftCents`).
 */
export function sessionShare(fee: { paidCents: number; leftCents: number; sessions: number }): number {
  return Math.min(fee.leftCents, Math.floor(fee.paidCents / fee.sessions))
}

/** One session's share of what a line is worth, rounded down: of a value that receipts state, rather too much stays. */
export function sessionValue(line: { fairMarketValueCents: number; sessions: number }): number {
  return Math.floor(line.fairMarketValueCents / line.sessions)
}

/** So many cents of these lines, the first ones first; less where the lines hold less. */
export function takeFrom<Line extends { amountCents: number }>(lines: readonly Line[], cents: number): Line[] {
  let rest = cents
  return lines.flatMap((line) => {
    const amountCents = Math.min(rest, line.amountCents)
    rest -= amountCents
    return amountCents > 0 ? [{ ...line, amountCents }] : []
  })
}
