'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/form-action'
import { markStatementsPrinted, markStatementWaiting } from '@/lib/payments/statements/mark-statements'
import { askForStatements, resendStatement } from '@/lib/payments/statements/treasurer-statements'
import { requireTreasurer } from '@/lib/people/session'
import { parseNamed } from '@/lib/typed-name'

const here = '/staff/statements'
const year = z.coerce.number().int().min(2000).max(2200)
const makeForm = z.object({ year })
const againForm = z.object({ year, person: z.uuid(), formKey: z.uuid() })

export const makeStatements = formAction(async (previous, formData) => {
  const treasurer = await requireTreasurer(here)
  const parsed = parseNamed(makeForm, formData, previous)
  if (!parsed.ok) return parsed.state
  const { year } = parsed.input
  return redirect(`${here}?year=${year}&done=${await askForStatements(treasurer, year)}`)
})

export const mailAgain = formAction(async (_previous, formData) => {
  const treasurer = await requireTreasurer(here)
  const form = againForm.safeParse(Object.fromEntries(formData))
  if (!form.success) redirect(here)
  const { year: taxYear, person: personId, formKey } = form.data
  const outcome = await resendStatement(treasurer, { personId, taxYear, formKey })
  return redirect(`${here}?year=${taxYear}&done=${outcome}`)
})

const printedForm = z.object({ year, statement: z.array(z.uuid()).min(1) })

export const markPrinted = formAction(async (_previous, formData) => {
  const treasurer = await requireTreasurer(here)
  const form = printedForm.safeParse({ year: formData.get('year'), statement: formData.getAll('statement') })
  if (!form.success) redirect(here)
  await markStatementsPrinted(treasurer, form.data.statement)
  return redirect(`${here}?year=${form.data.year}&done=printed`)
})

const waitingForm = z.object({ year, statement: z.uuid() })

export const markWaiting = formAction(async (_previous, formData) => {
  const treasurer = await requireTreasurer(here)
  const form = waitingForm.safeParse(Object.fromEntries(formData))
  if (!form.success) redirect(here)
  await markStatementWaiting(treasurer, form.data.statement)
  return redirect(`${here}?year=${form.data.year}&done=waits`)
})
