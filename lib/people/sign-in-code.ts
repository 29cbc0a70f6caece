import { createHmac, randomInt, timingSafeEqual } from 'node:crypto'
import { env } from '@/lib/env'

export const CODE_MINUTES = 10
export const CODE_TRIES = 5
/** The most tries in a day at the codes of one address that did not sign in: a guesser gets a hundred of a million. */
export const FAILED_TRIES_A_DAY = 100

/** Six random digits; people read them off one screen and type them into another. */
export function makeCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0')
}

/**
 * What is kept of a code. There are only a million codes, so a plain hash would be undone by trying them all; the key from
 * the environment is what a stolen table lacks. The request's id makes equal codes look different.
 */
export function codeHash(requestId: string, code: string): string {
  return createHmac('sha256', env.NEXTAUTH_SECRET).update(`sign-in-code\n${requestId}\n${code}`).digest('base64url')
}

/** Whether this is the code behind the hash, compared in constant time. */
export function isCode(requestId: string, code: string, hash: string): boolean {
  const [given, kept] = [Buffer.from(codeHash(requestId, code)), Buffer.from(hash)]
  return given.length === kept.length && timingSafeEqual(given, kept)
}
