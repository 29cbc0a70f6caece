import type { ComponentType } from 'react'
import { CheckboxField, CheckboxGroup, RadioGroup } from '@/components/form/choice-fields'
import { SelectField } from '@/components/form/select-field'
import { TextArea } from '@/components/form/text-area'
import { TextField } from '@/components/form/text-field'
import { certifications, nvcYears, regions, skills } from '@/lib/board/choices'
import { type Field, questions, type StepId } from '@/lib/board/draft/steps'
import type { FormState } from '@/lib/form'

type Props = { state: FormState }

/** What every field of a step is told: its state, its name, and what it asks. */
const ask = (state: FormState, name: Field) => ({ state, name, label: questions[name], legend: questions[name] })

const yesOrNo = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
]

function About({ state }: Props) {
  return (
    <>
      <TextField {...ask(state, 'name')} autoComplete="name" />
      <TextField {...ask(state, 'pronouns')} hint="Such as she/her or they/them." width="medium" optional />
      <TextField {...ask(state, 'phone')} type="tel" autoComplete="tel" width="medium" />
      <TextField {...ask(state, 'city')} autoComplete="address-level2" width="medium" />
      <SelectField {...ask(state, 'region')} choices={regions} placeholder="Choose a region" />
      <TextField {...ask(state, 'heardFrom')} optional />
    </>
  )
}

function Practice({ state }: Props) {
  return (
    <>
      <RadioGroup {...ask(state, 'nvcYears')} choices={nvcYears} />
      <RadioGroup
        {...ask(state, 'nvcCertification')}
        hint="By CNVC, the Center for Nonviolent Communication."
        choices={certifications}
      />
      <TextArea
        {...ask(state, 'nvcTrainings')}
        hint="Courses, retreats, practice groups, with whom and roughly when. “None” is an answer."
      />
    </>
  )
}

function Serving({ state }: Props) {
  return (
    <>
      <TextArea {...ask(state, 'motivation')} rows={8} />
      <TextArea
        {...ask(state, 'timeCommitment')}
        hint="One video meeting of about 75 minutes a month and some reading in between. Say what fits, and what may get in the way."
      />
      <CheckboxGroup
        {...ask(state, 'skills')}
        hint="Tick all that you would be glad to use."
        choices={skills}
        optional
      />
      <TextField {...ask(state, 'otherSkills')} optional />
      <TextArea {...ask(state, 'otherBoards')} rows={3} optional />
      <TextArea
        {...ask(state, 'equityStatement')}
        hint="From your own life, if you like. There is no right answer."
        rows={8}
      />
    </>
  )
}

function Conflicts({ state }: Props) {
  return (
    <>
      <RadioGroup {...ask(state, 'hasConflict')} hint="A business, a post, a family tie, a loan." choices={yesOrNo} />
      <TextArea {...ask(state, 'conflict')} rows={3} optional />
      <RadioGroup {...ask(state, 'hasPaidWork')} hint="Teaching counts." choices={yesOrNo} />
      <TextArea {...ask(state, 'paidWork')} rows={3} optional />
    </>
  )
}

function References({ state }: Props) {
  return (
    <>
      <Reference state={state} nth={1} legend="First reference" />
      <Reference state={state} nth={2} legend="Second reference" />
    </>
  )
}

function Reference({ state, nth, legend }: Props & { nth: 1 | 2; legend: string }) {
  return (
    <fieldset className="space-y-6">
      <legend className="font-semibold font-serif text-lg">{legend}</legend>
      <TextField state={state} name={`reference${nth}Name`} label="Their name" autoComplete="off" />
      <TextField state={state} name={`reference${nth}Email`} type="email" label="Their email" autoComplete="off" />
      <TextField state={state} name={`reference${nth}Relationship`} label="How they know you" autoComplete="off" />
      <CheckboxField
        state={state}
        name={`reference${nth}Consent`}
        label="They have agreed that the board writes to them about me."
      />
    </fieldset>
  )
}

function Access({ state }: Props) {
  return (
    <TextArea
      {...ask(state, 'accessNeeds')}
      hint="Captions, an interpreter, breaks, large print, a time of day."
      rows={3}
      optional
    />
  )
}

export const fieldsOf: Record<StepId, ComponentType<Props>> = {
  about: About,
  practice: Practice,
  serving: Serving,
  conflicts: Conflicts,
  references: References,
  resume: Access,
}
