'use client'

import { useActionState } from 'react'
import { RadioGroup } from '@/components/form/choice-fields'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { Honeypot } from '@/components/form/honeypot'
import { SubmitButton } from '@/components/form/submit-button'
import { apartQuestions } from '@/lib/board/figures/apart-questions'
import { emptyForm } from '@/lib/form'
import { countMe } from './actions'

export function ApartForm({ title }: { title: string }) {
  const [state, post] = useActionState(countMe, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>{title}</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        {apartQuestions.map(({ name, legend, choices }) => (
          <RadioGroup key={name} state={state} name={name} legend={legend} choices={choices} optional />
        ))}
        <Honeypot />
        <SubmitButton>Count my answers</SubmitButton>
      </FormBody>
    </form>
  )
}
