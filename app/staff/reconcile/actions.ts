'use server'

import { redirect } from 'next/navigation'
import { readBalance } from '@/lib/payments/read-balance'
import { requireTreasurer } from '@/lib/people/session'

const here = '/staff/reconcile'

export async function askStripe(): Promise<void> {
  await requireTreasurer(here)
  const answer = await readBalance()
  redirect(`${here}?asked=${answer === 'read' ? 'yes' : 'silent'}`)
}
