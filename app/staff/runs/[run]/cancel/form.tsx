'use client'

import { useActionState } from 'react'
import { CheckboxField } from '@/components/form/choice-fields'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-area'
import { emptyForm } from '@/lib/form'
import { cancelThisRun } from './actions'

export function CancelRunForm({ runId, label, people }: { runId: string; label: string; people: number }) {
  const [state, post] = useActionState(cancelThisRun, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>Cancel the run</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <input type="hidden" name="runId" value={runId} />
        <TextArea
          state={state}
          name="reason"
          label="Why"
          hint="One or two sentences. They stand in the mail and on the run's page, for everybody."
          rows={3}
        />
        <CheckboxField
          state={state}
          name="sure"
          label={`Yes, cancel ${label}${people > 0 ? `, and tell ${people === 1 ? 'one person' : `${people} people`}` : ''}. This cannot be taken back.`}
        />
        <SubmitButton pending="Cancelling…">Cancel the run</SubmitButton>
      </FormBody>
    </form>
  )
}
