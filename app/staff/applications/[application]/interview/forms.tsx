'use client'

import { useActionState } from 'react'
import { RadioGroup } from '@/components/form/choice-fields'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-area'
import { TextField } from '@/components/form/text-field'
import { interviewMinutes } from '@/lib/board/choices'
import { emptyForm } from '@/lib/form'
import { noteDown, offer } from './actions'

export function OfferForm({ application, isSet }: { application: string; isSet: boolean }) {
  const [state, post] = useActionState(offer, emptyForm)
  return (
    <form action={post} noValidate>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        {[1, 2, 3, 4, 5].map((row) => (
          <TextField
            key={row}
            state={state}
            name={`time${row}`}
            type="datetime-local"
            label={`Time ${row}`}
            {...(row === 1 ? { hint: 'All times are Pacific. Three leave some choice.' } : {})}
            width="medium"
            optional={row > 1}
          />
        ))}
        <RadioGroup
          state={state}
          name="minutes"
          legend="How long does it take?"
          choices={interviewMinutes}
          initial="45"
        />
        <TextField
          state={state}
          name="place"
          label="Where"
          hint="The link of a video call, or a street address. The applicant and everybody who reads the application get it."
          maxLength={300}
        />
        <TextArea state={state} name="words" label="A word beside it" rows={3} maxLength={1000} optional />
        <input type="hidden" name="application" value={application} />
        <p>
          The applicant gets these times by mail at once, in place of those offered before.
          {isSet && ' The talk that is set stands until they choose another time.'}
        </p>
        <SubmitButton>Offer these times</SubmitButton>
      </FormBody>
    </form>
  )
}

export function NoteForm({ application, own }: { application: string; own: string | null }) {
  const [state, post] = useActionState(noteDown, emptyForm)
  return (
    <form action={post} noValidate>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <TextArea
          state={state}
          name="text"
          label="What you heard"
          hint="For who was there. Everybody who reads the application can read it."
          rows={6}
          maxLength={8000}
          initial={own ?? ''}
        />
        <input type="hidden" name="application" value={application} />
        <SubmitButton>{own === null ? 'Keep my note' : 'Change my note'}</SubmitButton>
      </FormBody>
    </form>
  )
}
