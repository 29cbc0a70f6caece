'use client'

import { useActionState } from 'react'
import { CheckboxField } from '@/components/form/choice-fields'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody, FormSection } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-area'
import { TextField } from '@/components/form/text-field'
import { needLevels, skills } from '@/lib/board/choices'
import { emptyForm } from '@/lib/form'
import { saveSearch } from './actions'

type Props = {
  title: string
  serving: string
  duties: string
  termYears: string
  answerWeeks: string
  asksApart: boolean
  needs: Record<string, string>
}

export function SearchForm({ title, serving, duties, termYears, answerWeeks, asksApart, needs }: Props) {
  const [state, post] = useActionState(saveSearch, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>{title}</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <TextArea
          state={state}
          name="serving"
          label="Who serves now"
          hint="A name a line, as each has agreed to be named in public."
          initial={serving}
          optional
        />
        <TextArea
          state={state}
          name="duties"
          label="What board members do"
          hint="Beside the monthly meeting: duties, offices, committees."
          initial={duties}
          optional
        />
        <TextField
          state={state}
          name="termYears"
          label="Years of a term"
          inputMode="numeric"
          width="short"
          initial={termYears}
          optional
        />
        <TextField
          state={state}
          name="answerWeeks"
          label="Weeks until an applicant hears from the board"
          hint="A promise: it stands on the page and in the mail that confirms an application."
          inputMode="numeric"
          width="short"
          initial={answerWeeks}
          optional
        />
        <FormSection
          title="Skills"
          hint="How much each is looked for. Of what is not said here, the page says nothing."
        >
          {skills.map(({ value, label }) => (
            <SelectField
              key={value}
              state={state}
              name={`need-${value}`}
              label={label}
              choices={needLevels}
              placeholder="Not said"
              initial={needs[value] ?? ''}
              optional
            />
          ))}
        </FormSection>
        <FormSection title="Who applies">
          <CheckboxField
            state={state}
            name="asksApart"
            label="Ask applicants about age, gender, color and disability, apart from the application."
            hint="Each may be left unanswered. Answers are only counted, and shown once the year is over, in groups of five or more."
            initial={asksApart}
          />
        </FormSection>
        <SubmitButton>Save what applicants read</SubmitButton>
      </FormBody>
    </form>
  )
}
