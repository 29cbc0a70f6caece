'use client'

import { EndingForm } from '@/app/staff/runs/ending-form'
import { RadioGroup } from '@/components/form/choice-fields'
import { endThisRegistration } from './actions'

export function EndForm({
  registrationId,
  name,
  asked,
  all,
}: {
  registrationId: string
  name: string
  /** What goes back in each case, in words. */
  asked: string
  all: string
}) {
  return (
    <EndingForm
      action={endThisRegistration}
      title="End a registration"
      subject={{ name: 'registrationId', value: registrationId }}
      choices={(state) => (
        <RadioGroup
          state={state}
          name="cause"
          legend="Why it ends"
          choices={[
            { value: 'asked', label: `${name} has asked us to`, hint: asked },
            { value: 'orncc', label: 'ORNCC takes the place back', hint: all },
          ]}
        />
      )}
      reason={{ label: 'What we say', hint: `One or two sentences, which ${name} reads in the mail.` }}
      name={name}
      button="End the registration"
      pending="Ending…"
    />
  )
}
