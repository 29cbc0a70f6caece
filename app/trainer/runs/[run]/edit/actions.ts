'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/form-action'
import { addRows } from '@/lib/courses/runs/form-rows'
import { readSessionRows, shiftDates } from '@/lib/courses/runs/run-form'
import { draftSchema } from '@/lib/courses/trainer/draft-schema'
import { saveOwnDraft } from '@/lib/courses/trainer/save-own-draft'
import { HOME_ZONE } from '@/lib/dates'
import { parseForm, refused, typedValues } from '@/lib/form'
import { requireTrainer } from '@/lib/people/session'
import { isZone } from '@/lib/wall-time'

const refusals = {
  not_yours: { form: 'This is no draft of yours any more: the office has published it, or given it to somebody else.' },
  changed_meanwhile: {
    form: 'This run has been saved since you opened this form, so nothing of yours is saved. Open it in another tab, see what has changed, and enter your change there.',
  },
  too_early: {
    'date-1':
      'The office has set when registration closes, or when it is decided whether the run takes place, and the first session cannot start before that. Ask the office',
  },
} as const

/** A trainer saves when and where a draft of theirs meets, or gives its rows another shape. */
export const saveDraft = formAction(async (previous, formData) => {
  const trainer = await requireTrainer()
  const typed = typedValues(formData)
  const deed = typed.deed?.at(-1)
  if (deed === 'shift') return { attempt: previous.attempt + 1, ...shiftDates(typed) }
  if (deed === 'more-sessions') return { attempt: previous.attempt + 1, values: addRows(typed, 'date'), errors: {} }

  const zone = z.string().refine(isZone).catch(HOME_ZONE).parse(formData.get('zone'))
  const rows = readSessionRows(typed, zone)
  const runId = z.uuid().safeParse(formData.get('runId'))
  const parsed = parseForm(draftSchema(rows.sessions), formData, previous)
  if (!parsed.ok || !runId.success || Object.keys(rows.errors).length > 0) {
    const reload: Record<string, string> = runId.success ? {} : { form: 'Reload this page and try again.' }
    return refused(previous, formData, { ...reload, ...rows.errors, ...(parsed.ok ? {} : parsed.state.errors) })
  }
  const outcome = await saveOwnDraft(trainer, runId.data, parsed.input)
  switch (outcome.kind) {
    case 'saved':
      return redirect(`/trainer/runs/${outcome.slug}?saved=1`)
    case 'chosen_singly':
      return refused(previous, formData, {
        form: `Somebody had chosen the session on ${outcome.time} by itself, so it cannot be taken away here. Ask the office.`,
      })
    case 'not_yours':
    case 'changed_meanwhile':
    case 'too_early':
      return refused(previous, formData, refusals[outcome.kind])
  }
})
