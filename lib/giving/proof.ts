import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { MINUTE_MS } from '@/lib/durations'
import { env } from '@/lib/env'
import { bitsOf, PROOF_PARTS, workOf } from './solve-proof'

/** A slow phone needs a minute for the hardest; who looks up their card meanwhile needs more. */
const PROOF_MINUTES = 10
const SIGNATURE_BYTES = 16
const SHAPE = /^(\d{1,2})\.(\d{1,15})\.([\w-]{22})\.([\w-]{22})$/

/** A task for the browser behind one form, signed so that it need not be kept: `bits.expiry.nonce.signature`. */
export function makeChallenge(formKey: string, bits: number, now: Date): string {
  const unsigned = `${bits}.${now.getTime() + PROOF_MINUTES * MINUTE_MS}.${randomBytes(16).toString('base64url')}`
  return `${unsigned}.${sign(formKey, unsigned).toString('base64url')}`
}

/**
 * The nonce of a proof that holds, to be spent once, and until when it would; null for one that was made up, made for
 * another form, or comes too late. Whoever has it has done the work: sixteen parts of 2^bits hashes on average.
 */
export function readProof(formKey: string, proof: string, now: Date): { nonce: string; expiresAt: Date } | null {
  const [challenge = '', counters = '', ...rest] = proof.split('~')
  const [, bits, expiry, nonce, signature] = SHAPE.exec(challenge) ?? []
  if (!bits || !expiry || !nonce || !signature || rest.length > 0) return null
  const given = Buffer.from(signature, 'base64url')
  const expected = sign(formKey, `${bits}.${expiry}.${nonce}`)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  const expiresAt = new Date(Number(expiry))
  if (expiresAt <= now) return null
  const found = counters.split('.')
  const isDone = found.length === PROOF_PARTS && found.every((counter, part) => isSolved(challenge, part, counter))
  return isDone ? { nonce, expiresAt } : null
}

function isSolved(challenge: string, part: number, counter: string): boolean {
  if (!/^\d{1,15}$/.test(counter)) return false
  const hash = createHash('sha256')
    .update(workOf(challenge, part, Number(counter)))
    .digest()
  return hash.readUInt32BE(0) < 2 ** (32 - bitsOf(challenge))
}

function sign(formKey: string, unsigned: string): Buffer {
  return createHmac('sha256', env.LINK_SECRET)
    .update(`proof\n${formKey}\n${unsigned}`)
    .digest()
    .subarray(0, SIGNATURE_BYTES)
}
