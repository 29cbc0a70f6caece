'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-area'
import { TextField } from '@/components/form/text-field'
import { emptyForm, type FormState } from '@/lib/form'
import { add, save, saveSteps } from './actions'

type Term = { office: string; startsOn: string; termEndsOn: string }

function TermFields({ state, term }: { state: FormState; term: Term }) {
  return (
    <>
      <TextField
        state={state}
        name="office"
        label="Office"
        hint="Such as chair, secretary or treasurer."
        initial={term.office}
        width="medium"
        optional
      />
      <TextField
        state={state}
        name="startsOn"
        type="date"
        label="Serves since"
        hint="Their first day. From then on they are asked for a disclosure every year."
        initial={term.startsOn}
        width="medium"
        optional
      />
      <TextField
        state={state}
        name="termEndsOn"
        type="date"
        label="Term ends"
        initial={term.termEndsOn}
        width="medium"
        optional
      />
    </>
  )
}

export function NewMemberForm() {
  const [state, post] = useActionState(add, emptyForm)
  return (
    <form action={post} noValidate>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <TextField state={state} name="name" label="Name" autoComplete="off" />
        <TextField state={state} name="email" type="email" label="Email" autoComplete="off" />
        <TermFields state={state} term={{ office: '', startsOn: '', termEndsOn: '' }} />
        <SubmitButton>Add to the board</SubmitButton>
      </FormBody>
    </form>
  )
}

export function MemberForm({ member, term }: { member: string; term: Term }) {
  const [state, post] = useActionState(save, emptyForm)
  return (
    <form action={post} noValidate>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <TermFields state={state} term={term} />
        <TextField
          state={state}
          name="leftOn"
          type="date"
          label="Left on"
          hint="Only when they have left: they are then asked for nothing more, and it cannot be taken back here."
          width="medium"
          optional
        />
        <input type="hidden" name="member" value={member} />
        <SubmitButton>Save the term</SubmitButton>
      </FormBody>
    </form>
  )
}

export function StepsForm({ steps }: { steps: string }) {
  const [state, post] = useActionState(saveSteps, emptyForm)
  return (
    <form action={post} noValidate>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <TextArea
          state={state}
          name="steps"
          label="Steps, one a line"
          hint="What is ticked stays ticked as long as its line stays word for word."
          rows={6}
          initial={steps}
          optional
        />
        <SubmitButton look="quiet">Save the steps</SubmitButton>
      </FormBody>
    </form>
  )
}
