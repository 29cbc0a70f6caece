'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { fillSeries, readSessionRows, runSchema } from '@/lib/courses/run-form'
import { saveRun } from '@/lib/courses/save-run'
import { HOME_ZONE } from '@/lib/dates'
import { type FormState, parseForm, refused, typedValues } from '@/lib/form'
import { requireStaff } from '@/lib/people/session'
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
  several_prices: { priceKind: 'This run has several prices, which cannot be changed here.' },
  unknown_course: { courseId: 'Choose a course' },
} as const

/** The form's two buttons: one fills the rows with a weekly series and saves nothing, the other saves. */
export async function saveOrFill(previous: FormState, formData: FormData): Promise<FormState> {
  const staff = await requireStaff('/staff/runs')
  if (formData.get('deed') === 'fill') {
    const { values, errors } = fillSeries(typedValues(formData))
    return { attempt: previous.attempt + 1, values, errors }
  }
  const zone = z.string().refine(isZone).catch(HOME_ZONE).parse(formData.get('zone'))
  const rows = readSessionRows(typedValues(formData), zone)
  const runId = z.uuid().safeParse(formData.get('runId'))
  const parsed = parseForm(runSchema, formData, previous)
  if (!parsed.ok || !runId.success || Object.keys(rows.errors).length > 0) {
    const reload: Record<string, string> = runId.success ? {} : { form: 'Reload this page and try again.' }
    return refused(previous, formData, { ...reload, ...(parsed.ok ? {} : parsed.state.errors), ...rows.errors })
  }
  const outcome = await saveRun(staff, runId.data, { ...parsed.input, sessions: rows.sessions })
  if (outcome.kind === 'saved') redirect(`/staff/runs/${outcome.slug}?saved=1`)
  return refused(previous, formData, refusals[outcome.kind])
}
