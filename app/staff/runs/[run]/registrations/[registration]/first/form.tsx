'use client'

import { EndingForm } from '@/app/staff/runs/ending-form'
import { putThemFirst } from './actions'

export function FirstForm({ registrationId, name }: { registrationId: string; name: string }) {
  return (
    <EndingForm
      action={putThemFirst}
      title="Put somebody first"
      subject={{ name: 'registrationId', value: registrationId }}
      reason={{ label: 'Why', hint: 'The audit keeps it with your name. Nobody is mailed it.' }}
      name={name}
      button="Put them first"
      pending="Putting them first…"
    />
  )
}
