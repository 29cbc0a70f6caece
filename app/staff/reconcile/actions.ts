'use server'

import { redirect } from 'next/navigation'
import { formAction } from '@/app/form-action'
import { readBalance } from '@/lib/payments/read-balance'
import { requireTreasurer } from '@/lib/people/session'

const here = '/staff/reconcile'

export const askStripe = formAction(async (_previous) => {
  await requireTreasurer(here)
  const answer = await readBalance()
  return redirect(`${here}?asked=${answer === 'read' ? 'yes' : 'silent'}`)
})
