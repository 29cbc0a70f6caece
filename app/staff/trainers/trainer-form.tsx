'use client'

import { useActionState } from 'react'
import { CheckboxField, RadioGroup } from '@/components/form/choice-fields'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-area'
import { TextField } from '@/components/form/text-field'
import { emptyForm } from '@/lib/form'
import { editTrainer, makeTrainer } from './actions'

type Trainer = {
  name: string
  pronouns: string | null
  certification: string
  biography: string
  isRetired: boolean
  updatedAt: string
}

const certifications = [
  { value: 'CNVC_CERTIFIED', label: 'Certified trainer', hint: 'The Center for Nonviolent Communication lists them.' },
  { value: 'CNVC_CANDIDATE', label: 'Candidate for certification' },
  { value: 'NOT_CERTIFIED', label: 'Not certified' },
]

/** The one form that adds or changes a trainer. Who they are is said once. */
export function TrainerForm({ id, trainer }: { id: string; trainer: Trainer | null }) {
  const [state, post] = useActionState(trainer ? editTrainer : makeTrainer, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>{trainer ? `Change ${trainer.name}` : 'Add a trainer'}</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <input type="hidden" name="id" value={state.values.id?.at(-1) ?? id} />
        {trainer && (
          <input type="hidden" name="updatedAt" value={state.values.updatedAt?.at(-1) ?? trainer.updatedAt} />
        )}
        {!trainer && (
          <TextField
            state={state}
            name="email"
            type="email"
            label="Email"
            hint="It says who they are, and is shown to nobody. If they are known here, it becomes the same person."
            autoComplete="off"
          />
        )}
        <TextField
          state={state}
          name="name"
          label="Name"
          hint="As the pages of their runs print it."
          autoComplete="off"
          maxLength={200}
          initial={trainer?.name}
        />
        <TextField
          state={state}
          name="pronouns"
          label="Pronouns"
          width="medium"
          maxLength={60}
          initial={trainer?.pronouns ?? ''}
          optional
        />
        <RadioGroup
          state={state}
          name="certification"
          legend="Certification by the Center for Nonviolent Communication"
          hint="People choose by this, so it says what is true today."
          choices={certifications}
          initial={trainer?.certification}
        />
        <TextArea
          state={state}
          name="biography"
          label="A few words about them"
          hint="In plain words, for the pages of their runs."
          maxLength={2000}
          initial={trainer?.biography ?? ''}
          optional
        />
        {trainer && (
          <CheckboxField
            state={state}
            name="isRetired"
            label="They lead no new runs"
            hint="They stay on the pages of the runs that they lead or have led, and are not offered for another."
            initial={trainer.isRetired}
          />
        )}
        <SubmitButton pending="Saving…">Save the trainer</SubmitButton>
      </FormBody>
    </form>
  )
}
