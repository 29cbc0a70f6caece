'use client'

import { useActionState } from 'react'
import { RadioGroup } from '@/components/form/choice-fields'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { emptyForm } from '@/lib/form'
import { moveSeat } from './actions'

type Run = { slug: string; times: string[]; place: string }

export function TransferForm({ token, title, runs }: { token: string; title: string; runs: readonly Run[] }) {
  const [state, post] = useActionState(moveSeat, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>{title}</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <RadioGroup
          state={state}
          name="run"
          legend="Which dates suit you?"
          choices={runs.map(({ slug, times: [first = '', ...others], place }) => ({
            value: slug,
            label: first,
            hint: [...(others.length > 0 ? [`Then ${others.join('; ')}`] : []), place].join('. '),
          }))}
        />
        <input type="hidden" name="token" value={token} />
        <SubmitButton pending="Moving your seat…">Move my seat</SubmitButton>
        <p className="text-ink-soft text-sm">
          The seat that you have now then goes to somebody else. Your links stay the same, nothing is charged, and we
          mail you the new dates.
        </p>
      </FormBody>
    </form>
  )
}
