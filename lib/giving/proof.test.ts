import { createHash, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { makeChallenge, readProof } from './proof'
import { PROOF_PARTS, solveProof, workOf } from './solve-proof'

const now = new Date('2026-11-24T18:00:00Z')
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const BITS = 5

async function solved(formKey: string, bits = BITS): Promise<string> {
  return solveProof(makeChallenge(formKey, bits, now), () => {}, new AbortController().signal)
}

test('a proof that was worked for holds for its form, for ten minutes', async () => {
  const formKey = randomUUID()
  const proof = await solved(formKey)
  const read = readProof(formKey, proof, inMinutes(9))
  expect(read).toEqual({ nonce: expect.stringMatching(/^[\w-]{22}$/), expiresAt: inMinutes(10) })
  expect(readProof(formKey, proof, inMinutes(10))).toBeNull()
})

test('a proof stolen for another form is none', async () => {
  expect(readProof(randomUUID(), await solved(randomUUID()), now)).toBeNull()
})

test('work without a signature of ours, easier work, and a longer life are none', async () => {
  const formKey = randomUUID()
  const proof = await solved(formKey)
  const [challenge = '', counters = ''] = proof.split('~')
  const [bits, expiry, nonce, signature = ''] = challenge.split('.')
  const again = (changed: string) => solveProof(changed, () => {}, new AbortController().signal)
  expect(readProof(formKey, await again(`1.${expiry}.${nonce}.${signature}`), now)).toBeNull()
  expect(readProof(formKey, await again(`${bits}.${Number(expiry) + 1}.${nonce}.${signature}`), now)).toBeNull()
  expect(readProof(formKey, await again(`${bits}.${expiry}.${nonce}.${'A'.repeat(22)}`), now)).toBeNull()
  expect(readProof(formKey, `${challenge}~${counters}~`, now)).toBeNull()
  for (const nonsense of ['', '~', 'a.b.c.d~1', challenge]) expect(readProof(formKey, nonsense, now)).toBeNull()
})

test('a signed challenge without the work, or without a part of it, is none', async () => {
  const formKey = randomUUID()
  const [challenge = '', counters = ''] = (await solved(formKey)).split('~')
  const parts = counters.split('.')
  const unsolved = Array.from({ length: 1000 }, (_, counter) => counter).find(
    (counter) =>
      createHash('sha256')
        .update(workOf(challenge, 0, counter))
        .digest()
        .readUInt32BE(0) >=
      2 ** (32 - BITS),
  )
  expect(readProof(formKey, `${challenge}~${[unsolved, ...parts.slice(1)].join('.')}`, now)).toBeNull()
  expect(readProof(formKey, `${challenge}~${parts.slice(1).join('.')}`, now)).toBeNull()
  expect(readProof(formKey, `${challenge}~${['1e3', ...parts.slice(1)].join('.')}`, now)).toBeNull()
})

test('its progress is told part by part, and it stops when nobody waits for it any more', async () => {
  const told: number[] = []
  const leaving = new AbortController()
  const work = solveProof(
    makeChallenge(randomUUID(), BITS, now),
    (done) => {
      told.push(done)
      if (told.length === 3) leaving.abort()
    },
    leaving.signal,
  )
  await expect(work).rejects.toThrow()
  expect(told).toEqual([1, 2, 3].map((part) => part / PROOF_PARTS))
})
