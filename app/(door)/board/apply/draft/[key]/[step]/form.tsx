'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { type StepId, stepInWords, steps } from '@/lib/board/draft/steps'
import { save } from './actions'
import { fieldsOf } from './fields'
import { OtherTab } from './other-tab'
import { ResumeField } from './resume-field'
import type { StepState } from './step-state'

type Props = { draftKey: string; step: StepId; resumeName: string | null; initial: StepState }

export function StepForm({ draftKey, step, resumeName, initial }: Props) {
  const [state, post] = useActionState(save, initial)
  const Fields = fieldsOf[step]
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>{`${stepInWords(step)}: ${steps[step].title} · Apply to the board`}</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <OtherTab step={step} state={state} at={`/board/apply/draft/${draftKey}/${step}`} />
        {step === 'resume' && <ResumeField state={state} keptName={resumeName} />}
        <Fields state={state} />
        <input type="hidden" name="key" value={draftKey} />
        <input type="hidden" name="step" value={step} />
        <input type="hidden" name="version" value={state.version} />
        <div className="flex flex-wrap gap-x-4 gap-y-3">
          <SubmitButton name="go" value="next" pending="Saving…">
            Save and go on
          </SubmitButton>
          <SubmitButton name="go" value="later" look="quiet" pending="">
            Save and come back later
          </SubmitButton>
        </div>
        <p className="text-ink-soft text-sm">Either saves what stands here, finished or not.</p>
      </FormBody>
    </form>
  )
}
