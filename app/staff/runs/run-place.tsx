'use client'

import { RadioGroup } from '@/components/form/choice-fields'
import { FormSection } from '@/components/form/form-body'
import { TextArea } from '@/components/form/text-area'
import { TextField } from '@/components/form/text-field'
import type { DraftToEdit } from '@/lib/courses/runs/times-and-place'
import type { FormState } from '@/lib/form'

export function Place({ state, run }: { state: FormState; run: DraftToEdit | null }) {
  return (
    <FormSection title="Place">
      <RadioGroup
        state={state}
        name="place"
        legend="Where people meet"
        initial={run?.place ?? 'ZOOM'}
        choices={[
          { value: 'ZOOM', label: 'On Zoom' },
          { value: 'ROOM', label: 'In a room' },
          { value: 'BOTH', label: 'Both: in a room, or on Zoom' },
        ]}
      />
      <TextField
        state={state}
        name="zoomUrl"
        type="url"
        label="Zoom link"
        hint="Nobody sees it but people with a seat, from 15 minutes before a session to its end. It may follow later; left empty, the site makes the rooms itself where Zoom is connected."
        initial={run?.zoomUrl ?? ''}
        spellCheck={false}
        optional
      />
      <TextField
        state={state}
        name="venue"
        label="Street address"
        hint="Of the room, where there is one."
        initial={run?.venue ?? ''}
        optional
      />
      <TextArea
        state={state}
        name="accessNote"
        label="Access"
        hint="What is always on, and what this room offers."
        initial={run?.accessNote ?? ''}
        rows={3}
        optional
      />
    </FormSection>
  )
}
