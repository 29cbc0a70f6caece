'use client'

import { EndingForm } from '@/app/staff/runs/ending-form'
import { cancelThisRun } from './actions'

export function CancelRunForm({ runId, label, people }: { runId: string; label: string; people: number }) {
  const telling = people === 0 ? '' : `, and tell ${people === 1 ? 'one person' : `${people} people`}`
  return (
    <EndingForm
      action={cancelThisRun}
      title="Cancel the run"
      subject={{ name: 'runId', value: runId }}
      reason={{
        label: 'Why',
        hint: 'One or two sentences. They stand in the mail and on the run’s page, for everybody.',
      }}
      sure={`Yes, cancel ${label}${telling}. This cannot be taken back.`}
      button="Cancel the run"
      pending="Cancelling…"
    />
  )
}
