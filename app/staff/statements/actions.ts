'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { askForStatements, resendStatement } from '@/lib/payments/statements/treasurer-statements'
import { requireTreasurer } from '@/lib/people/session'

const here = '/staff/statements'
const year = z.coerce.number().int().min(2000).max(2200)
const makeForm = z.object({ year })
const againForm = z.object({ year, person: z.uuid(), formKey: z.uuid() })

export async function makeStatements(formData: FormData): Promise<void> {
  const treasurer = await requireTreasurer(here)
  const form = makeForm.safeParse(Object.fromEntries(formData))
  if (!form.success) redirect(here)
  redirect(`${here}?year=${form.data.year}&done=${await askForStatements(treasurer, form.data.year)}`)
}

export async function mailAgain(formData: FormData): Promise<void> {
  const treasurer = await requireTreasurer(here)
  const form = againForm.safeParse(Object.fromEntries(formData))
  if (!form.success) redirect(here)
  const { year: taxYear, person: personId, formKey } = form.data
  const outcome = await resendStatement(treasurer, { personId, taxYear, formKey })
  redirect(`${here}?year=${taxYear}&done=${outcome}`)
}
