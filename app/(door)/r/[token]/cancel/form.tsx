'use client'

import { useActionState } from 'react'
import { RadioGroup } from '@/components/form/choice-fields'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { emptyForm } from '@/lib/form'
import { giveSeatBack } from './actions'

/** `backCents` is what the page has just shown: only that is ever given back. `amount` is the same, as people read it. */
type Props = { token: string; title: string; backCents: number; amount: string }

export function CancelForm({ token, title, backCents, amount }: Props) {
  const [state, post] = useActionState(giveSeatBack, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>{title}</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        {backCents > 0 && (
          <RadioGroup
            state={state}
            name="to"
            legend={`Where should the ${amount} go?`}
            initial="card"
            choices={[
              {
                value: 'card',
                label: 'Back to the card that I paid with',
                hint: 'Banks take a few days, often five to ten, to show it.',
              },
              {
                value: 'gift',
                label: `Turn ${amount} into a gift to ORNCC`,
                hint: 'Nothing goes back to your card. You get a receipt for a gift of this day.',
              },
            ]}
          />
        )}
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="backCents" value={backCents} />
        <SubmitButton pending="Giving it back…">Give my seat back</SubmitButton>
      </FormBody>
    </form>
  )
}
