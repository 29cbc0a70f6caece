'use client'

import { useActionState } from 'react'
import { RadioGroup } from '@/components/form/choice-fields'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody, FormSection } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-area'
import { emptyForm } from '@/lib/form'
import { sendScores } from './actions'

const points = [
  { value: '5', label: '5: clearly there' },
  { value: '4', label: '4' },
  { value: '3', label: '3: partly' },
  { value: '2', label: '2' },
  { value: '1', label: '1: I do not see it' },
]

type Criterion = { id: string; label: string; weight: number; points: string | null; comment: string | null }
type Props = { application: string; rules: string; title: string; criteria: readonly Criterion[]; isChange: boolean }

export function ScoreForm({ application, rules, title, criteria, isChange }: Props) {
  const [state, post] = useActionState(sendScores, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>{title}</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        {criteria.map((criterion) => (
          <FormSection key={criterion.id} title={criterion.label} hint={`Weight ${criterion.weight}`}>
            <RadioGroup
              state={state}
              name={`points-${criterion.id}`}
              legend="Points"
              choices={points}
              {...(criterion.points ? { initial: criterion.points } : {})}
            />
            <TextArea
              state={state}
              name={`comment-${criterion.id}`}
              label="What you saw"
              rows={3}
              maxLength={4000}
              initial={criterion.comment ?? ''}
              optional
            />
          </FormSection>
        ))}
        <input type="hidden" name="application" value={application} />
        <input type="hidden" name="rules" value={rules} />
        <SubmitButton>{isChange ? 'Change my scores' : 'Give my scores'}</SubmitButton>
      </FormBody>
    </form>
  )
}
