'use client'

import { useActionState, useEffect, useRef } from 'react'
import { CheckboxGroup, RadioGroup } from '@/components/form/choice-fields'
import { ErrorSummary } from '@/components/form/error-summary'
import { typed } from '@/components/form/field'
import { FormBody, FormSection } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { type Choice, SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { TypedNameField } from '@/components/form/typed-name-field'
import { Notice } from '@/components/ui/notice'
import type { RunToEdit } from '@/lib/courses/runs/desk-queries'
import { emptyForm } from '@/lib/form'
import { saveOrShape } from './actions'
import { More, type Part } from './run-parts'
import { Place } from './run-place'
import { Policy, Prices, Sessions } from './run-rows'

/** The one form that adds or changes a run. Rows come and go without a script: more of them are one press away. */
export function RunForm({
  title,
  runId,
  run,
  isCopy = false,
  courses,
  trainers,
  zones,
}: {
  title: string
  runId: string
  /** Null: a new one. */
  run: RunToEdit | null
  /** A new run with what another one has. */
  isCopy?: boolean
  courses: readonly Choice[]
  trainers: readonly Choice[]
  zones: readonly Choice[]
}) {
  const [state, post] = useActionState(saveOrShape, emptyForm)
  const people = Number(state.values['announced-people']?.at(-1) ?? 0)
  return (
    <form action={post} noValidate>
      {/* The Enter key presses a form's first button: it shall save, not fill the rows. */}
      <button type="submit" name="deed" value="save" tabIndex={-1} aria-hidden="true" className="sr-only" />
      <FormTitle state={state}>{title}</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        {people > 0 && <Announcement people={people} lines={state.values['announced-lines'] ?? []} />}
        <input type="hidden" name="runId" value={runId} />
        {/* A refused form keeps what it was opened with: the page around it may be newer by then. */}
        <input type="hidden" name="updatedAt" value={typed(state, 'updatedAt') ?? run?.updatedAt ?? ''} />
        <input type="hidden" name="announced" value={typed(state, 'announced') ?? ''} />
        <SelectField
          state={state}
          name="courseId"
          label="Course"
          choices={courses}
          placeholder="Choose one"
          initial={run?.courseId ?? ''}
        />
        <RadioGroup
          state={state}
          name="status"
          legend="Who sees it"
          initial={run?.status ?? 'DRAFT'}
          choices={[
            { value: 'DRAFT', label: 'Only the desk: a draft' },
            { value: 'PUBLISHED', label: 'Everybody: published' },
          ]}
        />
        <Sessions state={state} run={run} isCopy={isCopy} zones={zones} />
        <Place state={state} run={run} />
        <FormSection title="Seats and prices">
          <TextField
            state={state}
            name="capacity"
            label="Seats"
            hint="Nothing: no limit. A lower number drops nobody who has a seat."
            inputMode="numeric"
            initial={run?.capacity ?? ''}
            width="short"
            optional
          />
          <Prices state={state} run={run} />
        </FormSection>
        <FormSection title="More, where it is needed">
          {trainers.length > 0 && (
            <More state={state} title="Who leads it" names={['trainerIds']} isUsed={(run?.trainerIds.length ?? 0) > 0}>
              <CheckboxGroup
                state={state}
                name="trainerIds"
                legend="Trainers"
                choices={trainers}
                initial={run?.trainerIds ?? []}
                optional
              />
            </More>
          )}
          <Windows state={state} run={run} />
          <Minimum state={state} run={run} />
          <Policy state={state} run={run} />
          <More
            state={state}
            title="Scholarships"
            names={['scholarshipLimit']}
            isUsed={(run?.scholarshipLimit ?? '0') !== '0'}
          >
            <TextField
              state={state}
              name="scholarshipLimit"
              label="Granted without asking the office"
              hint="So many scholarships are granted as they are asked for; the others wait for you."
              inputMode="numeric"
              initial={run?.scholarshipLimit ?? '0'}
              width="short"
            />
          </More>
        </FormSection>
        {people > 0 && (
          <TypedNameField
            state={state}
            name={courses.find(({ value }) => value === typed(state, 'courseId'))?.label ?? title}
          />
        )}
        <SubmitButton pending="Saving…" name="deed" value="save">
          {people > 0 ? `Save, and write to ${people === 1 ? 'one person' : `${people} people`}` : 'Save the run'}
        </SubmitButton>
      </FormBody>
    </form>
  )
}

/** Who will be told what, before anything is saved. It takes the focus, as an error would. */
function Announcement({ people, lines }: { people: number; lines: readonly string[] }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: the reader pressed Save and has to hear first why nothing is saved yet.
      autoFocus
    >
      <Notice look="warm" title="Nothing is saved yet">
        <p>
          {people === 1 ? 'One person has' : `${people} people have`} registered for this run. When you save, whoever it
          concerns has a mail “New times” with this, and new files for their calendar:
        </p>
        <ul className="list-disc pl-5">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p>A mail cannot be called back. Type the course’s name at the end to save, or change something first.</p>
      </Notice>
    </div>
  )
}

function Windows({ state, run }: Part) {
  const moments = [run?.opensAt, run?.closesAt, run?.waitlistClosesAt]
  return (
    <More
      state={state}
      title="When people can register, and the waiting list"
      names={['opensAt', 'closesAt', 'waitlistClosesAt']}
      isUsed={moments.some(Boolean)}
    >
      <MomentField
        part={{ state, run }}
        name="opensAt"
        label="Registration opens"
        hint="Nothing: as soon as it is published."
      />
      <MomentField
        part={{ state, run }}
        name="closesAt"
        label="Registration closes"
        hint="Nothing: when the first session starts."
      />
      <MomentField
        part={{ state, run }}
        name="waitlistClosesAt"
        label="Nobody is offered a seat after"
        hint="Nothing: until the first session starts."
      />
      <TextField
        state={state}
        name="offerHours"
        label="How long an offer stands, in hours"
        hint="A seat that comes free is offered to the head of the waiting list for so long; shorter when the start is near."
        inputMode="numeric"
        initial={run?.offerHours ?? '24'}
        width="short"
      />
    </More>
  )
}

function Minimum({ state, run }: Part) {
  return (
    <More
      state={state}
      title="A number of people that it needs"
      names={['minimum', 'goNoGoAt']}
      isUsed={(run?.minimum ?? '') !== ''}
    >
      <TextField
        state={state}
        name="minimum"
        label="It takes place when so many have a seat"
        hint="From then on it is certain, and everybody with a seat is told."
        inputMode="numeric"
        initial={run?.minimum ?? ''}
        width="short"
        optional
      />
      <MomentField
        part={{ state, run }}
        name="goNoGoAt"
        label="Decided at the latest on"
        hint="If there are too few by then, the office is asked, every day until it answers."
      />
    </More>
  )
}

function MomentField({
  part: { state, run },
  name,
  label,
  hint,
}: {
  part: Part
  name: 'opensAt' | 'closesAt' | 'waitlistClosesAt' | 'goNoGoAt'
  label: string
  hint: string
}) {
  return (
    <TextField
      state={state}
      name={name}
      type="datetime-local"
      label={label}
      hint={hint}
      initial={run?.[name] ?? ''}
      width="medium"
      optional
    />
  )
}
