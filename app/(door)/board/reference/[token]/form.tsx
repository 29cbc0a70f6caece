'use client'

import { useActionState } from 'react'
import { RadioGroup } from '@/components/form/choice-fields'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-area'
import { MOST_OF_A_REFERENCE, recommendations, referenceQuestions } from '@/lib/board/choices'
import { emptyForm } from '@/lib/form'
import { answer } from './actions'

export function ReferenceForm({ token, title }: { token: string; title: string }) {
  const [state, post] = useActionState(answer, emptyForm)
  const { knows, brings, support, recommends } = referenceQuestions
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>{title}</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <TextArea state={state} name="knows" label={knows} rows={3} maxLength={MOST_OF_A_REFERENCE} />
        <TextArea state={state} name="brings" label={brings} maxLength={MOST_OF_A_REFERENCE} />
        <TextArea state={state} name="support" label={support} maxLength={MOST_OF_A_REFERENCE} optional />
        <RadioGroup state={state} name="recommends" legend={recommends} choices={recommendations} />
        <input type="hidden" name="token" value={token} />
        <SubmitButton pending="Sending your answers…">Send my answers to the board</SubmitButton>
      </FormBody>
    </form>
  )
}
