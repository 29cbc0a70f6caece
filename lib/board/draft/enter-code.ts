import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db'
import { DAY_MS } from '@/lib/durations'
import { CODE_TRIES, FAILED_TRIES_A_DAY, isCode } from '@/lib/people/sign-in-code'
import { makeSecret, secretHash } from './draft-key'

type Entered = { outcome: 'opened'; secret: string } | { outcome: 'refused' }

/**
 * Opens a draft in the browser that asked for its code, with a secret of its own. A code lives for an hour and for five
 * tries, and one draft bears a hundred tries a day, whoever makes them. One refusal for every reason.
 */
export async function enterCode(
  { request, code }: { request: string; code: string },
  now = new Date(),
): Promise<Entered> {
  // The try is counted before the code is looked at, so that tries sent at once count too.
  const [key] = await db.boardDraftKey.updateManyAndReturn({
    where: { id: request, codeExpiresAt: { gt: now }, tries: { lt: CODE_TRIES }, draft: { eraseAfter: { gt: now } } },
    data: { tries: { increment: 1 } },
    select: { draftId: true, codeHash: true },
  })
  if (!key?.codeHash || (await triesInADay(key.draftId, now)) > FAILED_TRIES_A_DAY) return { outcome: 'refused' }
  if (!isCode(request, code, key.codeHash)) return { outcome: 'refused' }
  const secret = makeSecret()
  await db.boardDraftKey.create({
    data: { id: randomUUID(), draftId: key.draftId, secretHash: secretHash(secret), createdAt: now },
  })
  return { outcome: 'opened', secret }
}

async function triesInADay(draftId: string, now: Date): Promise<number> {
  const since = new Date(now.getTime() - DAY_MS)
  const { _sum } = await db.boardDraftKey.aggregate({
    where: { draftId, createdAt: { gt: since } },
    _sum: { tries: true },
  })
  return _sum.tries ?? 0
}
