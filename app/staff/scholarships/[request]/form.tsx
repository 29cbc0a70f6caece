'use client'

import { useActionState } from 'react'
import { RadioGroup } from '@/components/form/choice-fields'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { TypedNameField } from '@/components/form/typed-name-field'
import { emptyForm } from '@/lib/form'
import { answerRequest } from './actions'

/** `canPay` and `leastPrice` are printed amounts. */
export function AnswerForm({
  title,
  id,
  name,
  canPay,
  leastPrice,
}: {
  title: string
  id: string
  name: string
  canPay: string
  leastPrice: string
}) {
  const [state, post] = useActionState(answerRequest, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>{title}</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <input type="hidden" name="id" value={id} />
        <RadioGroup
          state={state}
          name="answer"
          legend="Your answer"
          choices={[
            {
              value: 'yes',
              label: canPay === '$0' ? 'Yes: the seat is theirs, and they pay nothing' : `Yes: they pay ${canPay}`,
            },
            { value: 'part', label: 'A part: they pay the amount below' },
            { value: 'no', label: `Not this time: the seat stays open to them for ${leastPrice}` },
          ]}
        />
        <TextField
          state={state}
          name="price"
          label="What they pay, in dollars"
          hint={`For a part only: more than ${canPay} and less than ${leastPrice}.`}
          prefix="$"
          inputMode="decimal"
          width="short"
          maxLength={40}
          optional
        />
        <TypedNameField state={state} name={name} />
        <div className="space-y-3">
          <SubmitButton pending="Sending the answer…">Send the answer</SubmitButton>
          <p className="text-ink-soft text-sm">
            They are written to at once, and have three days to pay. An answer cannot be taken back here.
          </p>
        </div>
      </FormBody>
    </form>
  )
}
