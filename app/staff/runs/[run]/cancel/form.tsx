'use client'

import { EndingForm } from '@/app/staff/runs/ending-form'
import { cancelThisRun } from './actions'

export function CancelRunForm({ runId, course }: { runId: string; course: string }) {
  return (
    <EndingForm
      action={cancelThisRun}
      title="Cancel the run"
      subject={{ name: 'runId', value: runId }}
      reason={{
        label: 'Why',
        hint: 'One or two sentences. They stand in the mail and on the run’s page, for everybody.',
      }}
      name={course}
      button="Cancel the run"
      pending="Cancelling…"
    />
  )
}
