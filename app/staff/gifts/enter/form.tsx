'use client'

import { type ReactNode, useActionState, useEffect, useRef } from 'react'
import { CheckboxField, RadioGroup } from '@/components/form/choice-fields'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormKey } from '@/components/form/form-key'
import { FormTitle } from '@/components/form/form-title'
import { OptionalPart } from '@/components/form/optional-part'
import { type Choice, SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-area'
import { TextField } from '@/components/form/text-field'
import { Notice } from '@/components/ui/notice'
import { type EntryState, enter } from './actions'

type Props = {
  formKey: string
  methods: readonly Choice[]
  funds: readonly Choice[]
  /** What the last one was entered with; the next one of a pile is mostly the same. */
  last: { method?: string; receivedOn?: string }
}

const opening: EntryState = { attempt: 0, values: {}, errors: {}, people: { donor: [], employee: [] }, alike: [] }

export function EntryForm({ formKey, methods, funds, last }: Props) {
  const [state, post] = useActionState(enter, opening)
  const form = useRef<HTMLFormElement>(null)
  const isNext = last.method !== undefined

  // The next one of a pile begins at what differs.
  useEffect(() => {
    if (isNext) form.current?.querySelector<HTMLElement>('#amount, #description')?.focus()
  }, [isNext])

  return (
    <form ref={form} action={post} className="group/gift" noValidate>
      <FormTitle state={state}>Enter a gift</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <Questions state={state} />
        <WhatWasGiven state={state} methods={methods} last={last} />
        <WhoGave state={state} />
        <OptionalPart
          state={state}
          title="Its fund, or in whose honor or memory"
          fields={{ fund: '', tributeKind: '', honoree: '' }}
        >
          <SelectField state={state} name="fund" label="Fund" choices={funds} placeholder="General fund" optional />
          <RadioGroup
            state={state}
            name="tributeKind"
            legend="This gift is"
            choices={[
              { value: '', label: 'not dedicated' },
              { value: 'HONOR', label: 'in honor of' },
              { value: 'MEMORY', label: 'in memory of' },
            ]}
            initial=""
          />
          <TextField state={state} name="honoree" label="Their name" autoComplete="off" maxLength={200} optional />
        </OptionalPart>
        <FormKey value={formKey} />
        <SubmitButton pending="Entering it…">Enter it</SubmitButton>
      </FormBody>
    </form>
  )
}

function WhatWasGiven({ state, methods, last }: Pick<Props, 'methods' | 'last'> & { state: EntryState }) {
  return (
    <>
      <SelectField
        state={state}
        name="method"
        label="How it was given"
        choices={methods}
        initial={last.method ?? 'CHECK'}
      />
      <TextField
        state={state}
        name="receivedOn"
        type="date"
        label="The day it came"
        initial={last.receivedOn}
        width="medium"
      />
      <AskedOf gift="check">
        <TextField
          state={state}
          name="postmarkedOn"
          type="date"
          label="The day of its postmark"
          hint="When it was mailed: this is the date of the gift."
          width="medium"
          optional
        />
      </AskedOf>
      <AskedOf gift="money">
        <TextField
          state={state}
          name="amount"
          label="Amount, in dollars"
          prefix="$"
          inputMode="decimal"
          autoComplete="off"
          width="short"
          maxLength={40}
        />
      </AskedOf>
      <AskedOf gift="stock">
        <TextField
          state={state}
          name="shares"
          label="Number of shares"
          inputMode="decimal"
          autoComplete="off"
          width="short"
        />
      </AskedOf>
      <AskedOf gift="goods">
        <TextField
          state={state}
          name="description"
          label="What was given"
          hint="Of shares, whose they are: “Alder Inc. (ALDR)”. Never what it is worth: that is the donor’s to say."
          autoComplete="off"
          maxLength={300}
        />
      </AskedOf>
      <AskedOf gift="numbered">
        <TextField
          state={state}
          name="reference"
          label="Its number"
          hint="Of the check, or of the grant."
          autoComplete="off"
          width="short"
          maxLength={60}
          optional
        />
      </AskedOf>
      <AskedOf gift="passedOn">
        <TextField
          state={state}
          name="organization"
          label="Who sent it"
          hint="The fund’s sponsor, who is the payer; of an IRA its custodian, if you know."
          autoComplete="off"
          maxLength={200}
        />
      </AskedOf>
    </>
  )
}

function WhoGave({ state }: { state: EntryState }) {
  return (
    <>
      <AskedOf gift="cash">
        <CheckboxField
          state={state}
          name="isUnnamed"
          label="Nobody knows who gave it"
          hint="Out of a box, or an envelope without a name. Leave name and addresses empty: there is no receipt and no letter."
        />
      </AskedOf>
      <TextField
        state={state}
        name="name"
        label="Name"
        hint="Who gave. Of a donor-advised fund its advisor; of a match the employer."
        autoComplete="off"
        maxLength={200}
      />
      <TextField
        state={state}
        name="email"
        type="email"
        label="Email"
        hint="The receipt goes there. Without one it is printed with the letter."
        autoComplete="off"
        spellCheck={false}
        optional
      />
      <TextArea
        state={state}
        name="postalAddress"
        label="Postal address"
        hint="As on an envelope, below the name."
        rows={2}
        autoComplete="off"
        maxLength={500}
        optional
      />
      <AskedOf gift="match">
        <div className="space-y-7">
          <TextField
            state={state}
            name="employee"
            label="Whose gift it matches"
            hint="They are thanked; the receipt is the employer’s."
            autoComplete="off"
            maxLength={200}
          />
          <TextField
            state={state}
            name="employeeEmail"
            type="email"
            label="Their email"
            autoComplete="off"
            spellCheck={false}
            optional
          />
          <TextArea
            state={state}
            name="employeeAddress"
            label="Their postal address"
            rows={2}
            autoComplete="off"
            maxLength={500}
            optional
          />
        </div>
      </AskedOf>
    </>
  )
}

/** What is asked of some gifts only. Seen by the style sheet alone, so that it needs no script. */
function AskedOf({ gift, children }: { gift: keyof typeof shownFor; children: ReactNode }) {
  return <div className={shownFor[gift]}>{children}</div>
}

const shownFor = {
  cash: 'hidden group-has-[option[value=CASH]:checked]/gift:block',
  check: 'hidden group-has-[option[value=CHECK]:checked]/gift:block',
  stock: 'hidden group-has-[option[value=STOCK]:checked]/gift:block',
  match: 'hidden group-has-[option[value=EMPLOYER_MATCH]:checked]/gift:block',
  goods:
    'hidden group-has-[option[value=IN_KIND]:checked]/gift:block group-has-[option[value=STOCK]:checked]/gift:block',
  money: 'group-has-[option[value=IN_KIND]:checked]/gift:hidden group-has-[option[value=STOCK]:checked]/gift:hidden',
  numbered: 'group-has-[option[value=CASH]:checked]/gift:hidden group-has-[option[value=IN_KIND]:checked]/gift:hidden',
  passedOn: 'hidden group-has-[option[value=DAF]:checked]/gift:block group-has-[option[value=IRA]:checked]/gift:block',
}

/** What has to be decided before it can be entered. */
function Questions({ state }: { state: EntryState }) {
  const { people, alike } = state
  if (people.donor.length + people.employee.length + alike.length === 0) return null
  return (
    <Notice title="One more look">
      <div className="space-y-5">
        {alike.length > 0 && (
          <CheckboxField
            state={state}
            name="isAnother"
            label={`This is another gift than ${alike.join(' and ')}`}
            hint="It looks the same: the same way, amount, name, and number or day."
          />
        )}
        <WhoIsIt state={state} name="whoDonor" people={people.donor} />
        <WhoIsIt state={state} name="whoEmployee" people={people.employee} />
      </div>
    </Notice>
  )
}

function WhoIsIt({ state, name, people }: { state: EntryState; name: string; people: readonly Choice[] }) {
  if (people.length === 0) return null
  const choices = [...people, { value: 'new', label: 'Somebody else, whom we do not know yet' }]
  return <RadioGroup state={state} name={name} legend="We know somebody of this name and address" choices={choices} />
}
