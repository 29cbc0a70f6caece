'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/form-action'
import { addRows } from '@/lib/courses/runs/form-rows'
import {
  fillSeries,
  readPolicyRows,
  readSessionRows,
  readTierRows,
  runSchema,
  shiftDates,
} from '@/lib/courses/runs/run-form'
import { saveRun } from '@/lib/courses/runs/save-run'
import { HOME_ZONE } from '@/lib/dates'
import { type FormState, parseForm, refused, typedValues } from '@/lib/form'
import { requireStaff } from '@/lib/people/session'
import { typedNameError } from '@/lib/typed-name'
import { isZone } from '@/lib/wall-time'

const refusals = {
  cancelled: { form: 'This run is cancelled and is not changed any more.' },
  changed_meanwhile: {
    form: 'This run has been saved since you opened this form, so nothing of yours is saved. Open the run in another tab, see what has changed, and enter your change there.',
  },
  has_registrations: {
    status:
      'People have registered for this run, and a draft would leave them with a page that is not there. Keep it published.',
  },
  closes_late: { closesAt: 'Registration closes when the first session starts, or before' },
  all_past: { 'date-1': 'All of these sessions are over. Enter one that is ahead, or keep the run a draft' },
  unknown_course: { courseId: 'Choose a course' },
} as const

/** The deeds of the form that save nothing: they give its rows another shape. */
const deeds: Record<string, (values: FormState['values']) => Pick<FormState, 'values' | 'errors'>> = {
  fill: fillSeries,
  shift: shiftDates,
  'more-sessions': (values) => ({ values: addRows(values, 'date'), errors: {} }),
  'more-prices': (values) => ({ values: addRows(values, 'tier-label'), errors: {} }),
  'more-steps': (values) => ({ values: addRows(values, 'policy-days'), errors: {} }),
}

export const saveOrShape = formAction(async (previous, formData) => {
  const staff = await requireStaff('/staff/runs')
  const typed = typedValues(formData)
  const shape = deeds[typed.deed?.at(-1) ?? '']
  if (shape) return { attempt: previous.attempt + 1, ...shape(typed) }

  const zone = z.string().refine(isZone).catch(HOME_ZONE).parse(formData.get('zone'))
  const rows = readSessionRows(typed, zone)
  const prices = readTierRows(typed)
  const policy = readPolicyRows(typed)
  const rowErrors = { ...rows.errors, ...prices.errors, ...policy.errors }
  const runId = z.uuid().safeParse(formData.get('runId'))
  const schema = runSchema({ sessions: rows.sessions, tiers: prices.tiers, refundPolicy: policy.policy })
  const parsed = parseForm(schema, formData, previous, ['trainerIds'])
  if (!parsed.ok || !runId.success || Object.keys(rowErrors).length > 0) {
    const reload: Record<string, string> = runId.success ? {} : { form: 'Reload this page and try again.' }
    return refused(previous, formData, { ...reload, ...rowErrors, ...(parsed.ok ? {} : parsed.state.errors) })
  }
  // What was announced counts once the name is typed; until then whoever would be written to is shown again.
  const unnamed = typedNameError(formData)
  const outcome = await saveRun(staff, runId.data, unnamed ? { ...parsed.input, announced: '' } : parsed.input)
  switch (outcome.kind) {
    case 'saved':
      return redirect(`/staff/runs/${outcome.slug}?saved=1`)
    case 'announces': {
      const { people, lines } = outcome
      const values = {
        ...typed,
        announced: [lines.join('\n')],
        'announced-lines': lines,
        'announced-people': [`${people}`],
      }
      return { attempt: previous.attempt + 1, values, errors: typed.nameMeant ? (unnamed ?? {}) : {} }
    }
    case 'leads_no_new':
      return refused(previous, formData, {
        trainerIds: `${outcome.name} leads no new runs. Choose somebody else, or say on their own page that they do`,
      })
    case 'chosen_singly':
      return refused(previous, formData, {
        form: `Somebody has chosen the session on ${outcome.time} by itself, or was there, so it cannot be taken away. Leave it here and cancel it from the run's page: then they are told, and have their money back.`,
      })
    default:
      return refused(previous, formData, refusals[outcome.kind])
  }
})
