import { createHash, randomBytes } from 'node:crypto'
import type { Tx } from '@/lib/db'
import { env } from '@/lib/env'

/** For how long a draft is kept, counted from its beginning, so that the day can be told once and stays. */
export const DRAFT_DAYS = 60
/** For how long the code beside a link opens the draft in the browser that asked. */
export const DRAFT_CODE_MINUTES = 60

const SECRET_BYTES = 24 // 192 bits

/** The secret part of a link to a draft. Only its hash is kept, so whoever reads our tables opens nothing. */
export function makeSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url')
}

/** A secret of 192 random bits cannot be found by trying, so that a plain hash is enough. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}

export function draftUrl(secret: string): string {
  return `${env.SITE_URL}/board/apply/draft/${secret}`
}

/** Of a draft's query: the one that this secret opens at this time. */
export function openedBy(secret: string, now: Date) {
  return { keys: { some: { secretHash: secretHash(secret) } }, eraseAfter: { gt: now } }
}

/** Locks the draft that a secret opens until the transaction ends: whatever saves, sends or discards it holds this lock. */
export async function lockDraft(tx: Tx, secret: string, now: Date) {
  await tx.$queryRaw`
    SELECT "BoardDraft"."id" FROM "BoardDraft" JOIN "BoardDraftKey" ON "draftId" = "BoardDraft"."id"
    WHERE "secretHash" = ${secretHash(secret)} FOR UPDATE OF "BoardDraft"`
  return tx.boardDraft.findFirst({
    where: openedBy(secret, now),
    select: { id: true, email: true, resumeId: true, sentAt: true, steps: true },
  })
}
