'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/form-action'
import { refused, typedValues } from '@/lib/form'
import type { Answer } from '@/lib/giving/offline/enter-gift'
import { importGifts, type RowAnswer } from '@/lib/giving/offline/import-gifts'
import { keepImport, MOST_BYTES } from '@/lib/giving/offline/keep-import'
import { requireTreasurer } from '@/lib/people/session'
import { typedNameError } from '@/lib/typed-name'

const here = '/staff/gifts/import'

export const look = formAction(async (previous, formData) => {
  const treasurer = await requireTreasurer(here)
  const refuse = (file: string) => refused(previous, formData, { file })
  const file = formData.get('file')
  if (!(file instanceof File) || file.size === 0) return refuse('Choose a file')
  if (file.size > MOST_BYTES) return refuse('This file is larger than 1 MB: split it')
  const kept = await keepImport(treasurer, { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
  return kept.ok ? redirect(`${here}/${kept.id}`) : refuse(kept.problem)
})

const entryForm = z.object({ import: z.uuid(), hash: z.string().max(100) })

export const enterFile = formAction(async (previous, formData) => {
  const treasurer = await requireTreasurer(here)
  const form = entryForm.parse({ import: formData.get('import'), hash: formData.get('hash') })
  const unnamed = typedNameError(formData)
  if (unnamed) return refused(previous, formData, unnamed)
  const answers = readAnswers(typedValues(formData))
  const imported = await importGifts(treasurer, form.import, { answers, seenHash: form.hash })
  switch (imported.outcome) {
    case 'entered':
    case 'entered_before':
      return redirect(`${here}/${form.import}`)
    case 'changed':
      return redirect(`${here}/${form.import}?changed=yes`)
    case 'not_ready':
      return refused(
        previous,
        formData,
        Object.fromEntries(imported.open.map(({ row, question }) => [`${question}-${row}`, sayOpen(row, question)])),
      )
    case 'closed':
      return refused(previous, formData, {
        form: 'ORNCC’s legal name, EIN or address is not set: no receipt could be written.',
      })
    case 'unknown':
      return refused(previous, formData, { form: 'This file is not kept any more: choose it again.' })
  }
})

function sayOpen(row: number, question: 'donor' | 'employee' | 'alike'): string {
  return question === 'alike' ? `Row ${row}: say whether it is another gift` : `Row ${row}: say who it is`
}

const QUESTION = /^(donor|employee|alike)-(\d{1,6})$/

/** What was answered, row by row; what is no answer is none. */
function readAnswers(values: Record<string, string[]>): Map<number, RowAnswer> {
  const answers = new Map<number, RowAnswer>()
  for (const [name, typed] of Object.entries(values)) {
    const [, question, digits] = QUESTION.exec(name) ?? []
    const value = typed.at(-1)
    if (!question || !value) continue
    const row = Number(digits)
    const before = answers.get(row) ?? { who: {}, alike: null }
    if (question === 'alike') {
      answers.set(row, { ...before, alike: value === 'enter' || value === 'leave_out' ? value : null })
    } else {
      const who: Answer = value === 'new' ? 'new' : { personId: value }
      answers.set(row, { ...before, who: { ...before.who, [question]: who } })
    }
  }
  return answers
}
