'use client'

import { useActionState } from 'react'
import { mend } from '@/app/staff/gifts/actions'
import { RadioGroup } from '@/components/form/choice-fields'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { TypedNameField } from '@/components/form/typed-name-field'
import { emptyForm } from '@/lib/form'

export function MendForm({ task, name, amount }: { task: string; name: string; amount: string }) {
  const [state, post] = useActionState(mend, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>A refund that failed</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <input type="hidden" name="task" value={task} />
        <RadioGroup
          state={state}
          name="how"
          legend="What shall happen?"
          choices={[
            {
              value: 'again',
              label: 'Send it to the card again',
              hint: `${amount} leaves our balance at Stripe; less if some of it has gone back meanwhile.`,
            },
            {
              value: 'by_hand',
              label: 'It was paid back another way',
              hint: 'By check, say. Stripe sends nothing; it is written down.',
            },
          ]}
        />
        <TypedNameField state={state} name={name} />
        <SubmitButton>Do this</SubmitButton>
      </FormBody>
    </form>
  )
}
