'use client'

import { useActionState } from 'react'
import { CheckboxField, RadioGroup } from '@/components/form/choice-fields'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-area'
import { emptyForm } from '@/lib/form'
import { formatCents } from '@/lib/money'
import { cancelThisSession } from './actions'

export function CancelSessionForm({
  sessionId,
  label,
  seriesCents,
}: {
  sessionId: string
  label: string
  /** What would go back to those who have the whole series. */
  seriesCents: number
}) {
  const [state, post] = useActionState(cancelThisSession, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>Cancel one session</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <input type="hidden" name="sessionId" value={sessionId} />
        <TextArea
          state={state}
          name="reason"
          label="Why"
          hint="One or two sentences. They stand in the mail, for everybody."
          rows={3}
        />
        {seriesCents > 0 ? (
          <RadioGroup
            state={state}
            name="share"
            legend="Does its share of the fee go back to those who have the whole series?"
            initial="returned"
            choices={[
              { value: 'returned', label: `Yes, ${formatCents(seriesCents)} altogether` },
              { value: 'kept', label: 'No', hint: 'For instance because the others will be longer.' },
            ]}
          />
        ) : (
          <input type="hidden" name="share" value="returned" />
        )}
        <CheckboxField
          state={state}
          name="sure"
          label={`Yes, cancel the session on ${label}. This cannot be taken back.`}
        />
        <SubmitButton pending="Cancelling…">Cancel this session</SubmitButton>
      </FormBody>
    </form>
  )
}
