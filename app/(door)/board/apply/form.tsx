'use client'

import { useActionState } from 'react'
import { CheckboxField, CheckboxGroup, RadioGroup } from '@/components/form/choice-fields'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody, FormSection } from '@/components/form/form-body'
import { FormKey } from '@/components/form/form-key'
import { FormTitle } from '@/components/form/form-title'
import { Honeypot } from '@/components/form/honeypot'
import { SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-area'
import { TextField } from '@/components/form/text-field'
import { certifications, nvcYears, regions, skills } from '@/lib/board/choices'
import { emptyForm, type FormState } from '@/lib/form'
import { sendApplication } from './actions'
import { ResumeField } from './resume-field'

const yesOrNo = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
]

export function ApplicationForm({ formKey }: { formKey: string }) {
  const [state, post] = useActionState(sendApplication, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>Apply to the board</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />

        <FormSection title="About you">
          <TextField state={state} name="name" label="Name" autoComplete="name" />
          <TextField
            state={state}
            name="pronouns"
            label="Pronouns"
            hint="Such as she/her or they/them."
            width="medium"
            optional
          />
          <TextField
            state={state}
            name="email"
            type="email"
            label="Email"
            hint="We answer there."
            autoComplete="email"
          />
          <TextField state={state} name="phone" type="tel" label="Phone" autoComplete="tel" width="medium" />
          <TextField state={state} name="city" label="Town or city" autoComplete="address-level2" width="medium" />
          <SelectField state={state} name="region" label="Region" choices={regions} placeholder="Choose a region" />
          <TextField state={state} name="heardFrom" label="How did you hear of us?" optional />
        </FormSection>

        <FormSection title="Nonviolent Communication" hint="NVC, for short. All beginnings count.">
          <RadioGroup state={state} name="nvcYears" legend="How long have you practiced it?" choices={nvcYears} />
          <RadioGroup
            state={state}
            name="nvcCertification"
            legend="Are you certified?"
            hint="By CNVC, the Center for Nonviolent Communication."
            choices={certifications}
          />
          <TextArea
            state={state}
            name="nvcTrainings"
            label="Which trainings have you taken?"
            hint="Courses, retreats, practice groups, with whom and roughly when. “None” is an answer."
          />
        </FormSection>

        <FormSection title="Serving">
          <TextArea state={state} name="motivation" label="Why would you like to serve ORNCC?" rows={8} />
          <TextArea
            state={state}
            name="timeCommitment"
            label="What time can you give?"
            hint="One video meeting of about 75 minutes a month and some reading in between. Say what fits, and what may get in the way."
          />
          <CheckboxGroup
            state={state}
            name="skills"
            legend="What do you bring?"
            hint="Tick all that you would be glad to use."
            choices={skills}
            optional
          />
          <TextField state={state} name="otherSkills" label="Something else you bring" optional />
          <TextArea
            state={state}
            name="otherBoards"
            label="Other boards you serve on, or have served on"
            rows={3}
            optional
          />
          <TextArea
            state={state}
            name="equityStatement"
            label="What do equity and inclusion ask of a board like ours?"
            hint="From your own life, if you like. There is no right answer."
            rows={8}
          />
        </FormSection>

        <FormSection title="Conflicts of interest" hint="A yes does not shut the door. Saying it early keeps trust.">
          <RadioGroup
            state={state}
            name="hasConflict"
            legend="Could anything pull you, or somebody close to you, another way than ORNCC’s good?"
            hint="A business, a post, a family tie, a loan."
            choices={yesOrNo}
          />
          <TextArea state={state} name="conflict" label="If yes, what is it?" rows={3} optional />
          <RadioGroup
            state={state}
            name="hasPaidWork"
            legend="Does ORNCC pay you for work, or do you hope that it will?"
            hint="Teaching counts."
            choices={yesOrNo}
          />
          <TextArea state={state} name="paidWork" label="If yes, for what?" rows={3} optional />
        </FormSection>

        <FormSection title="References" hint="Two people who know how you work with others. Ask them first.">
          <ReferenceFields state={state} nth={1} legend="First reference" />
          <ReferenceFields state={state} nth={2} legend="Second reference" />
        </FormSection>

        <FormSection title="Resume">
          <ResumeField state={state} />
        </FormSection>

        <FormSection title="Access">
          <TextArea
            state={state}
            name="accessNeeds"
            label="What would help you take part?"
            hint="Captions, an interpreter, breaks, large print, a time of day."
            rows={3}
            optional
          />
        </FormSection>

        <FormSection title="Your word">
          <CheckboxField
            state={state}
            name="affirmed"
            label="What I have written here is true as far as I know, and I will tell the board if it changes."
          />
          <TextField
            state={state}
            name="affirmedName"
            label="Your name, typed, as your signature"
            autoComplete="off"
            width="medium"
          />
        </FormSection>

        <Honeypot />
        <FormKey value={formKey} />
        <SubmitButton>Send the application</SubmitButton>
      </FormBody>
    </form>
  )
}

function ReferenceFields({ state, nth, legend }: { state: FormState; nth: 1 | 2; legend: string }) {
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
