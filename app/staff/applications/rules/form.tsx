'use client'

import { useActionState } from 'react'
import { RadioGroup } from '@/components/form/choice-fields'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { quorumRules } from '@/lib/board/choices'
import { emptyForm } from '@/lib/form'
import { saveRules } from './actions'

type Props = {
  title: string
  quorum: string
  keepMonths: string
  rows: readonly { row: number; label: string; weight: string }[]
}

export function RulesForm({ title, quorum, keepMonths, rows }: Props) {
  const [state, post] = useActionState(saveRules, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>{title}</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        {rows.map(({ row, label, weight }) => (
          <fieldset key={row} className="space-y-3 border-line border-t pt-4">
            <legend className="sr-only">Criterion {row}</legend>
            <TextField
              state={state}
              name={`label${row}`}
              label={`Criterion ${row}`}
              maxLength={150}
              initial={label}
              optional={row > 1}
            />
            <TextField
              state={state}
              name={`weight${row}`}
              label="Weight, 1 to 10"
              inputMode="numeric"
              width="short"
              initial={weight}
              optional={row > 1}
            />
          </fieldset>
        ))}
        <RadioGroup
          state={state}
          name="quorum"
          legend="How many must vote?"
          hint="Of the reviewers who are not recused. An abstention counts as a vote that was cast."
          choices={quorumRules}
          initial={quorum}
        />
        <TextField
          state={state}
          name="keepMonths"
          label="Months for which a declined or withdrawn application is kept"
          hint="Then it is erased, all but a count. Applicants are told the day; until this is set, nobody can be declined. One that is still open after as many months may be closed with a letter, and the office is asked to."
          inputMode="numeric"
          width="short"
          initial={keepMonths}
          optional
        />
        <SubmitButton>Save how the board decides</SubmitButton>
      </FormBody>
    </form>
  )
}
