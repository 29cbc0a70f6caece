'use client'

import { EndingForm } from '@/app/staff/runs/ending-form'
import { RadioGroup } from '@/components/form/choice-fields'
import { formatCents } from '@/lib/money'
import { cancelThisSession } from './actions'

export function CancelSessionForm({
  sessionId,
  course,
  seriesCents,
}: {
  sessionId: string
  course: string
  /** What would go back to those who have the whole series. */
  seriesCents: number
}) {
  return (
    <EndingForm
      action={cancelThisSession}
      title="Cancel one session"
      subject={{ name: 'sessionId', value: sessionId }}
      choices={(state) =>
        seriesCents > 0 ? (
          <RadioGroup
            state={state}
            name="share"
            legend="Does its share of the fee go back to those who have the whole series?"
            initial="returned"
            choices={[
              { value: 'returned', label: `Yes, ${formatCents(seriesCents)} altogether` },
              { value: 'kept', label: 'No', hint: 'For instance because the others will be longer.' },
            ]}
          />
        ) : (
          <input type="hidden" name="share" value="returned" />
        )
      }
      reason={{ label: 'Why', hint: 'One or two sentences. They stand in the mail, for everybody.' }}
      name={course}
      button="Cancel this session"
      pending="Cancelling…"
    />
  )
}
