import { db } from '@/lib/db'
import { doorFor } from '@/lib/payments/count-failures'
import { noteCardTesting } from '@/lib/payments/note-card-testing'
import { makeChallenge, readProof } from './proof'

export type Admission =
  | { outcome: 'admitted' }
  /** The browser must work for it; `isAgain`: a proof came with the form, and was none any more. */
  | { outcome: 'proof'; challenge: string; isAgain: boolean }
  /** A link mailed to the giver leads on. */
  | { outcome: 'link' }
  /** Cards fail from everywhere: nobody is let in until it is calm. */
  | { outcome: 'shut' }

/** Whether whoever sends a form from this address may go on to the payment page, or what they are asked for first. */
export async function admitGiver(
  { sender, formKey, proof }: { sender: string; formKey: string; proof: string },
  now = new Date(),
): Promise<Admission> {
  const door = await doorFor(sender, now)
  if (door.asks === 'nothing') return { outcome: 'admitted' }
  // Checkouts left unpaid become too many by the clock alone: whoever finds it so is the first to know.
  await db.$transaction((tx) => noteCardTesting(tx, now))
  if (door.asks === 'closed') return { outcome: 'shut' }
  if (door.asks === 'link') return { outcome: 'link' }
  if (proof !== '' && (await spend(formKey, proof, now))) return { outcome: 'admitted' }
  return { outcome: 'proof', challenge: makeChallenge(formKey, door.bits, now), isAgain: proof !== '' }
}

/** Takes a proof once. One that was used up by a form that went no further is done again by the browser, unasked. */
async function spend(formKey: string, proof: string, now: Date): Promise<boolean> {
  const read = readProof(formKey, proof, now)
  if (!read) return false
  const { count } = await db.spentProof.createMany({ data: read, skipDuplicates: true })
  return count > 0
}
