'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/form-action'
import { markPrinted, markWaiting } from '@/lib/giving/offline/mark-letters'
import { requireTreasurer } from '@/lib/people/session'

const here = '/staff/gifts/letters'
const lettersForm = z.array(z.uuid()).max(1000)

/** Only the letters that stood on the page: one that has come meanwhile still waits. */
export const arePrinted = formAction(async (_previous, formData) => {
  const treasurer = await requireTreasurer(here)
  await markPrinted(treasurer, lettersForm.parse(formData.getAll('letter')))
  return redirect(`${here}?done=printed`)
})

export const waitAgain = formAction(async (_previous, formData) => {
  const treasurer = await requireTreasurer(here)
  await markWaiting(treasurer, lettersForm.parse(formData.getAll('letter')))
  return redirect(`${here}?done=waiting`)
})
