import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db'
import { enqueue } from '@/lib/jobs'

/**
 * Takes note that somebody wants to sign in with this address, and returns the id of the request, which the browser that
 * asked must show again with the code. The same work is done for every address, whether anybody may sign in with it or
 * not, so that neither the answer nor its timing tells; the job `mail-sign-in-code` finds out.
 */
export async function requestSignInCode(email: string): Promise<{ requestId: string }> {
  const requestId = randomUUID()
  await db.$transaction((tx) => enqueue(tx, 'mail-sign-in-code', { requestId, email }))
  return { requestId }
}
