import type { FormState } from '@/lib/form'
import { TextArea } from './text-area'
import { TextField } from './text-field'

type Props = { state: FormState; initial?: { pronouns: string | null; accessNeeds: string | null } }

/** What somebody may say of themselves to whoever leads the run. Who reads it is a promise. */
export function ParticipantFields({ state, initial }: Props) {
  return (
    <>
      <TextField
        state={state}
        name="pronouns"
        label="Pronouns"
        hint="The office sees them and tells the trainer."
        optional
        width="medium"
        initial={initial?.pronouns ?? undefined}
      />
      <TextArea
        state={state}
        name="accessNeeds"
        label="What do you need to take part well?"
        hint="For example an interpreter, large print, or breaks. The office sees it and tells the trainer, nobody else."
        rows={3}
        maxLength={2000}
        optional
        initial={initial?.accessNeeds ?? undefined}
      />
    </>
  )
}
