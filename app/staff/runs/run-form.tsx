'use client'

import { useActionState } from 'react'
import { CheckboxField, RadioGroup } from '@/components/form/choice-fields'
import { ErrorSummary } from '@/components/form/error-summary'
import { controlClass, describedBy, FieldError, frameClass, typed } from '@/components/form/field'
import { FormBody, FormSection } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { type Choice, SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-area'
import { TextField } from '@/components/form/text-field'
import type { RunToEdit } from '@/lib/courses/desk-queries'
import { emptyForm, type FormState } from '@/lib/form'
import { saveOrFill } from './actions'

/** The one form that adds or changes a run. Its rows of sessions are all there from the start, so it needs no script. */
export function RunForm({
  title,
  runId,
  run,
  courses,
  zones,
  rows,
}: {
  title: string
  runId: string
  /** Null: a new one. */
  run: RunToEdit | null
  courses: readonly Choice[]
  zones: readonly Choice[]
  rows: number
}) {
  const [state, post] = useActionState(saveOrFill, emptyForm)
  return (
    <form action={post} noValidate>
      {/* The Enter key presses a form's first button: it shall save, not fill the rows. */}
      <button type="submit" name="deed" value="save" tabIndex={-1} aria-hidden="true" className="sr-only" />
      <FormTitle state={state}>{title}</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <input type="hidden" name="runId" value={runId} />
        {/* A refused form keeps what it was opened with: the page around it may be newer by then. */}
        <input type="hidden" name="updatedAt" value={typed(state, 'updatedAt') ?? run?.updatedAt ?? ''} />
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
        <Sessions state={state} run={run} zones={zones} rows={rows} />
        <FormSection title="Place">
          <CheckboxField state={state} name="isOnline" label="On Zoom" initial={run?.isOnline ?? true} />
          <TextField
            state={state}
            name="zoomUrl"
            type="url"
            label="Zoom link"
            hint="Nobody sees it but people with a seat, from 15 minutes before a session to its end. It may follow later."
            initial={run?.zoomUrl ?? ''}
            spellCheck={false}
            optional
          />
          <TextField
            state={state}
            name="venue"
            label="Street address"
            hint="Where people also, or only, meet in person."
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
        <FormSection title="Seats and price">
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
          <Window state={state} run={run} />
          <Price state={state} run={run} />
        </FormSection>
        <SubmitButton pending="Saving…" name="deed" value="save">
          Save the run
        </SubmitButton>
      </FormBody>
    </form>
  )
}

function Sessions({
  state,
  run,
  zones,
  rows,
}: {
  state: FormState
  run: RunToEdit | null
  zones: readonly Choice[]
  rows: number
}) {
  const isFilled = state.attempt > 0 && Object.keys(state.errors).length === 0
  return (
    <FormSection title="Sessions" hint="Times are wall times in the zone chosen. Empty rows are left out.">
      <SelectField
        state={state}
        name="zone"
        label="Time zone"
        choices={zones}
        initial={run?.zone ?? zones[0]?.value ?? ''}
      />
      <fieldset className="space-y-4 border-line border-y py-4">
        <legend className="font-semibold">A weekly series</legend>
        <p className="text-ink-soft text-sm">Fills the rows below in place of what is there. Nothing is saved by it.</p>
        <div className="grid grid-cols-2 gap-4 sm:grid-cols-4">
          <Cell state={state} name="series-date" type="date" label="First date" />
          <Cell state={state} name="series-start" type="time" label="Start" />
          <Cell state={state} name="series-end" type="time" label="End" />
          <Cell state={state} name="series-count" type="text" label="How many" />
        </div>
        <SubmitButton look="quiet" pending="Filling…" name="deed" value="fill">
          Fill the rows
        </SubmitButton>
      </fieldset>
      <ol className="space-y-4">
        {Array.from({ length: rows }, (_, index) => index + 1).map((row) => {
          const session = run?.sessions[row - 1]
          return (
            <li key={row}>
              <fieldset className="grid grid-cols-2 gap-x-4 gap-y-2 sm:grid-cols-[2fr_1fr_1fr]">
                <legend className="sr-only">Session {row}</legend>
                <div className="col-span-2 sm:col-span-1">
                  <Cell
                    state={state}
                    name={`date-${row}`}
                    type="date"
                    label={`Session ${row}`}
                    initial={session?.date}
                    takesFocus={row === 1 && isFilled}
                  />
                </div>
                <Cell state={state} name={`start-${row}`} type="time" label="Start" initial={session?.start} />
                <Cell state={state} name={`end-${row}`} type="time" label="End" initial={session?.end} />
              </fieldset>
            </li>
          )
        })}
      </ol>
    </FormSection>
  )
}

/** A field small enough for a row. */
function Cell({
  state,
  name,
  type,
  label,
  initial,
  takesFocus,
}: {
  state: FormState
  name: string
  type: 'date' | 'time' | 'text'
  label: string
  initial?: string | undefined
  takesFocus?: boolean
}) {
  return (
    <div className={`flex flex-col justify-end gap-1 ${frameClass(state, name)}`}>
      <label htmlFor={name} className="text-sm">
        {label}
      </label>
      <FieldError name={name} state={state} />
      <input
        id={name}
        name={name}
        type={type}
        inputMode={type === 'text' ? 'numeric' : undefined}
        defaultValue={typed(state, name) ?? initial}
        // biome-ignore lint/a11y/noAutofocus: the button pressed is gone with the old rows, and these are what it filled.
        autoFocus={takesFocus}
        aria-describedby={describedBy(state, name)}
        aria-invalid={state.errors[name] ? true : undefined}
        className={controlClass}
      />
    </div>
  )
}

function Window({ state, run }: { state: FormState; run: RunToEdit | null }) {
  return (
    <>
      <TextField
        state={state}
        name="opensAt"
        type="datetime-local"
        label="Registration opens"
        hint="Nothing: as soon as it is published."
        initial={run?.opensAt ?? ''}
        width="medium"
        optional
      />
      <TextField
        state={state}
        name="closesAt"
        type="datetime-local"
        label="Registration closes"
        hint="Nothing: when the first session starts."
        initial={run?.closesAt ?? ''}
        width="medium"
        optional
      />
    </>
  )
}

function Price({ state, run }: { state: FormState; run: RunToEdit | null }) {
  const dollars = (cents: number | null | undefined) => (cents ? String(cents / 100) : '')
  const hasPrice = run !== null && (run.keepsPrices || run.priceKind === 'FIXED')
  return (
    <>
      <RadioGroup
        state={state}
        name="priceKind"
        legend="What a seat costs"
        initial={run?.keepsPrices ? 'KEEP' : (run?.priceKind ?? 'FREE')}
        choices={
          run?.keepsPrices
            ? [{ value: 'KEEP', label: 'The prices stay as they are', hint: 'This run has several, or a range.' }]
            : [
                { value: 'FREE', label: 'Nothing' },
                { value: 'FIXED', label: 'A price, the same for everybody' },
              ]
        }
      />
      {!run?.keepsPrices && (
        <TextField
          state={state}
          name="price"
          label="Price"
          prefix="$"
          inputMode="decimal"
          initial={dollars(run?.priceCents)}
          width="short"
          optional
        />
      )}
      <TextField
        state={state}
        name="fairMarketValue"
        label="Fair market value of a seat"
        hint="What it would cost elsewhere; needed where a seat has a price. What somebody pays above it is a gift, and their receipt says so."
        prefix="$"
        inputMode="decimal"
        initial={hasPrice ? String(run.fairMarketValueCents / 100) : dollars(run?.fairMarketValueCents)}
        width="short"
        optional
      />
    </>
  )
}
