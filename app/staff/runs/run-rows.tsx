'use client'

import { CheckboxField } from '@/components/form/choice-fields'
import { controlClass, describedBy, FieldError, frameClass, typed } from '@/components/form/field'
import { FormSection } from '@/components/form/form-body'
import { type Choice, SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { rowCount } from '@/lib/courses/runs/form-rows'
import type { DraftToEdit } from '@/lib/courses/runs/times-and-place'
import type { FormState } from '@/lib/form'
import { Cell, More, type Part } from './run-parts'

// The parts of a run's form that have rows: sessions, prices, the steps of the refund policy.

export function Sessions({
  state,
  run,
  isCopy,
  zones,
}: {
  state: FormState
  run: DraftToEdit | null
  isCopy: boolean
  zones: readonly Choice[]
}) {
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

const kinds = [
  { value: 'FREE', label: 'Free' },
  { value: 'FIXED', label: 'A fixed price' },
  { value: 'RANGE', label: 'A range' },
]

export function Prices({ state, run }: Part) {
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
        hint="What it would cost elsewhere; needed where a seat has a price. What somebody pays above it is a gift, at a fixed price too, and their receipt says so. Where nobody is meant to give, let it be no less than the dearest fixed price."
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

export function Policy({ state, run }: Part) {
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
