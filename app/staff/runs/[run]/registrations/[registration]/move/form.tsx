'use client'

import { EndingForm } from '@/app/staff/runs/ending-form'
import { RadioGroup } from '@/components/form/choice-fields'
import { moveThisSeat } from './actions'

export function MoveForm({
  registrationId,
  name,
  targets,
}: {
  registrationId: string
  name: string
  targets: readonly { slug: string; times: readonly string[]; words: string }[]
}) {
  return (
    <EndingForm
      action={moveThisSeat}
      title="Move a seat"
      subject={{ name: 'registrationId', value: registrationId }}
      choices={(state) => (
        <RadioGroup
          state={state}
          name="target"
          legend="Where to"
          choices={targets.map(({ slug, times: [first = '', ...others], words }) => ({
            value: slug,
            label: first,
            hint: [...(others.length > 0 ? [`Then ${others.join('; ')}.`] : []), words].join(' '),
          }))}
        />
      )}
      reason={{ label: 'What we say', hint: `One or two sentences, which ${name} reads in the mail.` }}
      name={name}
      button="Move the seat"
      pending="Moving…"
    />
  )
}
