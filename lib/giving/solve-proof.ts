// Runs in the giver's browser, and in tests: WebCrypto only. lib/giving/proof.ts has the server's side.

/** A proof is found in so many parts: its time varies less than that of one, and its progress can be told. */
export const PROOF_PARTS = 16
/** Hashes asked for at once; WebCrypto answers each apart from the page, which stays free meanwhile. */
const BATCH = 256

/** How hard a challenge is: so many zero bits at the head of each part's hash. */
export function bitsOf(challenge: string): number {
  return Number(challenge.split('.')[0])
}

/** What is hashed for a part. */
export function workOf(challenge: string, part: number, counter: number): string {
  return `${challenge}:${part}:${counter}`
}

/**
 * Finds the proof for a challenge by trying; `tell` hears how much of it is done, from 0 to 1. Rejects with the signal's
 * reason when it is aborted.
 */
export async function solveProof(
  challenge: string,
  tell: (done: number) => void,
  signal: AbortSignal,
): Promise<string> {
  const counters: number[] = []
  for (let part = 0; part < PROOF_PARTS; part++) {
    counters.push(await solvePart(challenge, part, signal))
    tell((part + 1) / PROOF_PARTS)
  }
  return `${challenge}~${counters.join('.')}`
}

async function solvePart(challenge: string, part: number, signal: AbortSignal): Promise<number> {
  const encoder = new TextEncoder()
  const bits = bitsOf(challenge)
  for (let first = 0; ; first += BATCH) {
    signal.throwIfAborted()
    const tries = Array.from({ length: BATCH }, (_, index) =>
      crypto.subtle.digest('SHA-256', encoder.encode(workOf(challenge, part, first + index))),
    )
    const found = (await Promise.all(tries)).findIndex((hash) => new DataView(hash).getUint32(0) < 2 ** (32 - bits))
    if (found >= 0) return first + found
  }
}
