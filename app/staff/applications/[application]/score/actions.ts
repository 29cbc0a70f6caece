'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/form-action'
import { listCriteria } from '@/lib/board/review/review-queries'
import { scoreApplication } from '@/lib/board/review/score-application'
import { scoresSchema } from '@/lib/board/review/score-schema'
import { parseForm, refused } from '@/lib/form'
import { requireReviewer } from '@/lib/people/session'

const refusals = {
  not_cleared: 'Only reviewers who are assigned and have declared no conflict can score it.',
  closed: 'It is paused, over or decided, so scores do not change any more.',
  other_criteria: 'The criteria of this form are not complete. Copy your comments, then reload the page.',
  unknown: 'There is no such application.',
}

const about = z.object({ application: z.uuid(), rules: z.uuid() })

export const sendScores = formAction(async (previous, formData) => {
  const reviewer = await requireReviewer('/staff/applications')
  const asked = parseForm(about, formData, previous)
  if (!asked.ok) return asked.state
  const { application, rules } = asked.input
  const parsed = parseForm(scoresSchema(await listCriteria(reviewer, rules)), formData, previous)
  if (!parsed.ok) return parsed.state
  const outcome = await scoreApplication(reviewer, { application, rules, scores: parsed.input })
  if (outcome === 'scored') redirect(`/staff/applications/${application}/score?done=scored`)
  return refused(previous, formData, { form: refusals[outcome] })
})
