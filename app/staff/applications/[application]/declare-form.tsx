'use client'

import { useActionState } from 'react'
import { RadioGroup } from '@/components/form/choice-fields'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { SubmitButton } from '@/components/form/submit-button'
import { TypedNameField } from '@/components/form/typed-name-field'
import { conflictKinds } from '@/lib/board/choices'
import { emptyForm } from '@/lib/form'
import { declare } from './actions'

const none = { value: 'none', label: 'No conflict of interest' }

/** `isLate`: they have declared no conflict before and may only recuse themselves now. */
export function DeclareForm({
  application,
  name,
  isLate = false,
}: {
  application: string
  name: string
  isLate?: boolean
}) {
  const [state, post] = useActionState(declare, emptyForm)
  return (
    <form action={post} noValidate>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <RadioGroup
          state={state}
          name="conflict"
          legend={isLate ? 'What is it?' : 'Do you have a conflict of interest with this person?'}
          hint="Any conflict recuses you: you read nothing more of the application, and neither score nor vote; a vote of yours that is not counted yet is taken out. It cannot be undone."
          choices={isLate ? conflictKinds : [none, ...conflictKinds]}
        />
        <TypedNameField state={state} name={name} {...(isLate ? {} : { when: 'Only if you have a conflict.' })} />
        <input type="hidden" name="application" value={application} />
        <SubmitButton look={isLate ? 'quiet' : 'primary'}>{isLate ? 'Recuse myself' : 'Declare it'}</SubmitButton>
      </FormBody>
    </form>
  )
}
