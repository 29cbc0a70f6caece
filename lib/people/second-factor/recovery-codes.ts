import { createHmac, randomInt } from 'node:crypto'
import { env } from '@/lib/env'

const HOW_MANY = 10
const DIGITS = 12

/**
 * Ten new codes of twelve digits. Digits alone, since they are read from paper, and the keyboard that a phone shows for the
 * code of the app has nothing else. Tries at them are few, and counted (pause.ts).
 */
export function makeRecoveryCodes(): string[] {
  const codes = new Set<string>()
  while (codes.size < HOW_MANY) codes.add(String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0'))
  return [...codes]
}

/** What is kept of a code: keyed, so that a stolen table does not give it away to whoever tries all of them. */
export function recoveryCodeHash(personId: string, code: string): string {
  return createHmac('sha256', env.NEXTAUTH_SECRET).update(`recovery-code\n${personId}\n${code}`).digest('base64url')
}

/** "0123 4567 8901". */
export function printRecoveryCode(code: string): string {
  return code.replace(/(?=(?:\d{4})+$)\B/g, ' ')
}
