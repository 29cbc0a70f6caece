/** The least price or gift above zero: Stripe refuses totals under 50 cents, and a dollar is easier to say. */
export const LEAST_CENTS = 100
/** The most that one gift may be online; larger ones are talked about first. */
export const MOST_CENTS = 2_500_000

const whole = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 0 })
const exact = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' })

/** Cents as people write dollars: `$50`, `$50.25`, `$1,000`. */
export function formatCents(cents: number): string {
  return cents % 100 === 0 ? whole.format(cents / 100) : exact.format(cents / 100)
}

/** Cents with both decimals, for receipts and tables: `$50.00`. */
export function formatCentsExact(cents: number): string {
  return exact.format(cents / 100)
}

/** Cents as a number of dollars that a spreadsheet adds up: `1234.50`. */
export function formatCentsPlain(cents: number): string {
  return (cents / 100).toFixed(2)
}

/**
 * Reads dollars as people type them ("$1,000", "1 000", "50.00", "50.", " 25 ", "25$", "1000 USD") into integer cents.
 * Null when it cannot be read beyond doubt: "1.000,00", "12.345", "-5" and "fifty" are refused, never guessed.
 */
export function parseDollars(typed: string): number | null {
  const text = typed
    .trim()
    .replace(/^(?:US)?\$\s*/i, '')
    .replace(/\s*(?:USD|dollars?|\$)$/i, '')
  const match = /^(\d{1,3}(?:,\d{3})+|\d{1,3}(?:\s\d{3})+|\d{1,9})(?:\.(\d{0,2}))?$/.exec(text)
  if (!match?.[1]) return null
  return Number(match[1].replace(/[,\s]/g, '')) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}
