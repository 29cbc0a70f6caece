import type { ReactNode } from 'react'
import type { FormState } from '@/lib/form'
import { describedBy, FieldError, frameClass, Hint, OptionalMark } from './field'
import type { Choice } from './select-field'

type GroupProps = {
  state: FormState
  name: string
  legend: string
  hint?: string
  choices: readonly Choice[]
  optional?: boolean
}

/** One tick. The label is the sentence agreed to and may hold links. A tick is posted as "yes". */
export function CheckboxField({
  state,
  name,
  label,
  hint,
  initial = false,
}: {
  state: FormState
  name: string
  label: ReactNode
  hint?: string
  initial?: boolean
}) {
  const isTicked = state.attempt > 0 ? state.values[name] !== undefined : initial
  return (
    <div className={`space-y-1.5 ${frameClass(state, name)}`}>
      <FieldError name={name} state={state} />
      <div className="flex gap-3">
        <input
          id={name}
          name={name}
          type="checkbox"
          value="yes"
          defaultChecked={isTicked}
          aria-describedby={describedBy(state, name, hint)}
          aria-invalid={state.errors[name] ? true : undefined}
          className={boxClass}
        />
        <div className="pt-2">
          <label htmlFor={name}>{label}</label>
          {hint && <Hint name={name}>{hint}</Hint>}
        </div>
      </div>
    </div>
  )
}

/** One of a few, all in sight. */
export function RadioGroup({ initial, ...group }: GroupProps & { initial?: string }) {
  const chosen = group.state.attempt > 0 ? group.state.values[group.name]?.at(-1) : initial
  return <Group {...group} type="radio" chosen={chosen === undefined ? [] : [chosen]} />
}

/** Any number of a few. Posted several times under one name: name it in `lists` of parseForm. */
export function CheckboxGroup({ initial = [], ...group }: GroupProps & { initial?: readonly string[] }) {
  const chosen = group.state.attempt > 0 ? (group.state.values[group.name] ?? []) : initial
  return <Group {...group} type="checkbox" chosen={chosen} />
}

export const boxClass = 'mt-1.5 size-8 shrink-0 cursor-pointer'

/** The first control carries the group's own name as its id, so that the error summary's link lands on it. */
function Group({
  state,
  name,
  legend,
  hint,
  choices,
  optional,
  type,
  chosen,
}: GroupProps & { type: 'radio' | 'checkbox'; chosen: readonly string[] }) {
  return (
    <div className={frameClass(state, name)}>
      <fieldset aria-describedby={describedBy(state, name, hint)}>
        <legend className="mb-1 font-semibold">
          {legend}
          <OptionalMark optional={optional} />
        </legend>
        {hint && <Hint name={name}>{hint}</Hint>}
        <FieldError name={name} state={state} />
        <div className="mt-1 space-y-1">
          {choices.map((choice, index) => {
            const own = `${name}-${choice.value}`
            const id = index === 0 ? name : own
            return (
              <div key={choice.value} className="flex gap-3">
                <input
                  id={id}
                  name={name}
                  type={type}
                  value={choice.value}
                  defaultChecked={chosen.includes(choice.value)}
                  aria-describedby={choice.hint ? `${own}-hint` : undefined}
                  className={boxClass}
                />
                <div className="pt-2">
                  <label htmlFor={id}>{choice.label}</label>
                  {choice.hint && <Hint name={own}>{choice.hint}</Hint>}
                </div>
              </div>
            )
          })}
        </div>
      </fieldset>
    </div>
  )
}
