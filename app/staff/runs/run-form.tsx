'use client'

import { type ReactNode, useActionState, useEffect, useRef } from 'react'
import { CheckboxField, CheckboxGroup, RadioGroup } from '@/components/form/choice-fields'
import { ErrorSummary } from '@/components/form/error-summary'
import { controlClass, describedBy, FieldError, frameClass, typed } from '@/components/form/field'
import { FormBody, FormSection } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { type Choice, SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-area'
import { TextField } from '@/components/form/text-field'
import { Notice } from '@/components/ui/notice'
import type { RunToEdit } from '@/lib/courses/runs/desk-queries'
import { rowCount } from '@/lib/courses/runs/form-rows'
import { emptyForm, type FormState } from '@/lib/form'
import { saveOrShape } from './actions'

type Part = { state: FormState; run: RunToEdit | null }

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
        <p>Press the button at the end once more to save, or change something first.</p>
      </Notice>
    </div>
  )
}

/** What few runs need stands behind a line, open where something is in it or wrong with it. */
function More({
  state,
  title,
  names,
  isUsed,
  children,
}: {
  state: FormState
  title: string
  names: readonly string[]
  isUsed: boolean
  children: ReactNode
}) {
  const isOf = (name: string) => names.some((own) => name === own || name.startsWith(`${own}-`))
  const isTyped = Object.entries(state.values).some(
    ([name, values]) => isOf(name) && values.some((value) => value !== ''),
  )
  const isOpen = isUsed || isTyped || Object.keys(state.errors).some(isOf)
  return (
    <details open={isOpen} className="border-line border-b pb-2">
      <summary className="min-h-11 cursor-pointer py-2 font-semibold">{title}</summary>
      <div className="space-y-6 pt-2 pb-4">{children}</div>
    </details>
  )
}

function Sessions({ state, run, isCopy, zones }: Part & { isCopy: boolean; zones: readonly Choice[] }) {
  const deed = typed(state, 'deed')
  const isFilled = (deed === 'fill' || deed === 'shift') && Object.keys(state.errors).length === 0
  const rows = rowCount(state.values, 'date', run?.sessions.length ?? 0)
  return (
    <FormSection title="Sessions" hint="Times are wall times in the zone chosen. Empty rows are left out.">
      <SelectField
        state={state}
        name="zone"
        label="Time zone"
        choices={zones}
        initial={run?.zone ?? zones[0]?.value ?? ''}
      />
      {run === null && (
        <fieldset className="space-y-4 border-line border-y py-4">
          <legend className="font-semibold">A weekly series</legend>
          <p className="text-ink-soft text-sm">
            Fills the rows below in place of what is there. Nothing is saved by it.
          </p>
          <div className="grid grid-cols-2 gap-4 sm:grid-cols-4">
            <Cell state={state} name="series-date" type="date" label="First date" />
            <Cell state={state} name="series-start" type="time" label="Start" />
            <Cell state={state} name="series-end" type="time" label="End" />
            <Cell state={state} name="series-count" label="How many" inputMode="numeric" />
          </div>
          <SubmitButton look="quiet" pending="Filling…" name="deed" value="fill">
            Fill the rows
          </SubmitButton>
        </fieldset>
      )}
      {run !== null && (
        <More state={state} title="Move all dates" names={['shift-date']} isUsed={isCopy}>
          <p className="text-ink-soft text-sm">
            Every session and every date of this form moves by as many days, at the same time of day. Nothing is saved
            by it.
          </p>
          <Cell state={state} name="shift-date" type="date" label="The first session is on" />
          <SubmitButton look="quiet" pending="Moving…" name="deed" value="shift">
            Move the dates
          </SubmitButton>
        </More>
      )}
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
      <SubmitButton look="quiet" pending="Adding…" name="deed" value="more-sessions">
        More rows for sessions
      </SubmitButton>
      {run !== null && !isCopy && run.cancelled.length > 0 && (
        <p className="text-ink-soft">Cancelled, and shown struck out: {run.cancelled.join('; ')}.</p>
      )}
    </FormSection>
  )
}

function Place({ state, run }: Part) {
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

const kinds = [
  { value: 'FREE', label: 'Free' },
  { value: 'FIXED', label: 'A fixed price' },
  { value: 'RANGE', label: 'A range' },
]

function Prices({ state, run }: Part) {
  // A new run starts out free.
  const tiers = run?.tiers ?? [
    { id: '', label: 'Free', kind: 'FREE', least: '', suggested: '', most: '', isPerSession: false },
  ]
  const rows = rowCount(state.values, 'tier-label', tiers.length, 1)
  return (
    <>
      <div className="space-y-4">
        <h3 className="font-semibold">Prices</h3>
        <p className="text-ink-soft text-sm">
          What somebody has agreed to pay stays as it was; a change is for whoever comes next. Empty a row to take its
          price away.
        </p>
        <ol className="space-y-6">
          {Array.from({ length: rows }, (_, index) => index + 1).map((row) => {
            const tier = tiers[row - 1]
            return (
              <li key={row} className="border-line border-l-2 pl-4">
                <fieldset className="grid grid-cols-2 gap-x-4 gap-y-2 sm:grid-cols-3">
                  <legend className="sr-only">Price {row}</legend>
                  <input
                    type="hidden"
                    name={`tier-id-${row}`}
                    value={typed(state, `tier-id-${row}`) ?? tier?.id ?? ''}
                  />
                  <div className="col-span-2">
                    <Cell
                      state={state}
                      name={`tier-label-${row}`}
                      label={`Price ${row}: its name`}
                      initial={tier?.label}
                    />
                  </div>
                  <div className="col-span-2 sm:col-span-1">
                    <KindCell state={state} name={`tier-kind-${row}`} initial={tier?.kind ?? 'FIXED'} />
                  </div>
                  <Cell
                    state={state}
                    name={`tier-least-${row}`}
                    label="Price, or least ($)"
                    inputMode="decimal"
                    initial={tier?.least}
                  />
                  <Cell
                    state={state}
                    name={`tier-suggested-${row}`}
                    label="Suggested ($)"
                    inputMode="decimal"
                    initial={tier?.suggested}
                  />
                  <Cell
                    state={state}
                    name={`tier-most-${row}`}
                    label="Most ($)"
                    inputMode="decimal"
                    initial={tier?.most}
                  />
                  <div className="col-span-full">
                    <CheckboxField
                      state={state}
                      name={`tier-each-${row}`}
                      label="For each single session"
                      initial={tier?.isPerSession ?? false}
                    />
                  </div>
                </fieldset>
              </li>
            )
          })}
        </ol>
        <SubmitButton look="quiet" pending="Adding…" name="deed" value="more-prices">
          More rows for prices
        </SubmitButton>
      </div>
      <TextField
        state={state}
        name="fairMarketValue"
        label="Fair market value of a seat"
        hint="What it would cost elsewhere; needed where a seat has a price. What somebody pays above it is a gift, and their receipt says so."
        prefix="$"
        inputMode="decimal"
        initial={run?.fairMarketValue ?? ''}
        width="short"
        optional
      />
      <CheckboxField
        state={state}
        name="hasSingleSessions"
        label="Single sessions may be chosen in place of the whole series"
        hint="They need a price for each single session, or a free one."
        initial={run?.hasSingleSessions ?? false}
      />
    </>
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

function Policy({ state, run }: Part) {
  const steps = run?.policy ?? []
  const rows = rowCount(state.values, 'policy-days', steps.length)
  return (
    <More
      state={state}
      title="What goes back when somebody cancels"
      names={['policy-days', 'policy-percent']}
      isUsed={steps.length > 0 || typed(state, 'deed') === 'more-steps'}
    >
      <p className="text-ink-soft text-sm">
        So much of the fee until so many days before the first session starts; after the last of these, nothing. No row
        at all: it is not decided, and the run's page says so. Whoever has registered keeps what was said then.
      </p>
      <ol className="space-y-3">
        {Array.from({ length: rows }, (_, index) => index + 1).map((row) => {
          const step = steps[row - 1]
          return (
            <li key={row}>
              <fieldset className="grid grid-cols-2 gap-4">
                <legend className="sr-only">Step {row}</legend>
                <Cell
                  state={state}
                  name={`policy-days-${row}`}
                  label="Until days before"
                  inputMode="text"
                  initial={step?.days}
                />
                <Cell
                  state={state}
                  name={`policy-percent-${row}`}
                  label="Percent back"
                  inputMode="numeric"
                  initial={step?.percent}
                />
              </fieldset>
            </li>
          )
        })}
      </ol>
      <SubmitButton look="quiet" pending="Adding…" name="deed" value="more-steps">
        More rows for steps
      </SubmitButton>
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

/** A field small enough for a row. */
function Cell({
  state,
  name,
  type = 'text',
  label,
  initial,
  inputMode,
  takesFocus,
}: {
  state: FormState
  name: string
  type?: 'date' | 'time' | 'text'
  label: string
  initial?: string | undefined
  inputMode?: 'numeric' | 'decimal' | 'text'
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
        inputMode={inputMode}
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

function KindCell({ state, name, initial }: { state: FormState; name: string; initial: string }) {
  return (
    <div className={`flex flex-col justify-end gap-1 ${frameClass(state, name)}`}>
      <label htmlFor={name} className="text-sm">
        Kind
      </label>
      <FieldError name={name} state={state} />
      <select
        id={name}
        name={name}
        defaultValue={typed(state, name) || initial}
        aria-describedby={describedBy(state, name)}
        aria-invalid={state.errors[name] ? true : undefined}
        className={controlClass}
      >
        {kinds.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  )
}
