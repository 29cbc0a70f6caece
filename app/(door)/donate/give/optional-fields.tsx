import { CheckboxField, RadioGroup } from '@/components/form/choice-fields'
import { OptionalPart } from '@/components/form/optional-part'
import { TextArea } from '@/components/form/text-area'
import { TextField } from '@/components/form/text-field'
import type { FormState } from '@/lib/form'

type Part = { state: FormState }

export type FundChoice = { value: string; label: string; hint?: string }

/** The general fund comes first and is chosen; with nothing beside it there is nothing to ask. */
export function FundField({ state, funds }: Part & { funds: readonly FundChoice[] }) {
  const [general, ...others] = funds
  if (!general || (others.length === 0 && !state.errors.fund)) return null
  return (
    <OptionalPart state={state} title="What it is for" fields={{ fund: general.value }}>
      <RadioGroup state={state} name="fund" legend="Give to" choices={funds} initial={general.value} />
    </OptionalPart>
  )
}

const tributeFields = { tribute: 'none', honoree: '', notifyName: '', notifyEmail: '', tributeMessage: '' }

export function TributeFields({ state }: Part) {
  return (
    <OptionalPart state={state} title="In honor or in memory of somebody" fields={tributeFields}>
      <RadioGroup
        state={state}
        name="tribute"
        legend="This gift is"
        choices={[
          { value: 'none', label: 'not dedicated' },
          { value: 'honor', label: 'in honor of' },
          { value: 'memory', label: 'in memory of' },
        ]}
        initial="none"
      />
      <TextField state={state} name="honoree" label="Their name" autoComplete="off" maxLength={200} optional />
      <p>
        We can tell somebody, by one mail, as soon as the gift is paid. It has your name and your words in it. It never
        says how much you gave, nor your address.
      </p>
      <TextField state={state} name="notifyName" label="Whom to tell" autoComplete="off" maxLength={200} optional />
      <TextField
        state={state}
        name="notifyEmail"
        type="email"
        label="Their email"
        autoComplete="off"
        spellCheck={false}
        optional
      />
      <TextArea
        state={state}
        name="tributeMessage"
        label="What you would like to say to them"
        rows={3}
        maxLength={1000}
        autoComplete="off"
        optional
      />
    </OptionalPart>
  )
}

const moreFields = { isAnonymous: '', employer: '', note: '' }

export function MoreFields({ state }: Part) {
  return (
    <OptionalPart state={state} title="Your name in public, your employer, a note" fields={moreFields}>
      <CheckboxField
        state={state}
        name="isAnonymous"
        label="Do not name me in public"
        hint="The page of a campaign thanks the people who give to it by name. Receipts are never public."
      />
      <TextField
        state={state}
        name="employer"
        label="Your employer"
        hint="Many match what their people give. We remind you, with what their form asks for."
        autoComplete="organization"
        maxLength={200}
        optional
      />
      <TextArea
        state={state}
        name="note"
        label="A note to us"
        hint="The people at ORNCC’s office read it."
        rows={3}
        maxLength={1000}
        autoComplete="off"
        optional
      />
    </OptionalPart>
  )
}
