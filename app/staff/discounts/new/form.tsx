'use client'

import { useActionState } from 'react'
import { addCode } from '@/app/staff/discounts/actions'
import { ErrorSummary } from '@/components/form/error-summary'
import { typed } from '@/components/form/field'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { type Choice, SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { emptyForm } from '@/lib/form'

export function DiscountForm({ id, courses }: { id: string; courses: readonly Choice[] }) {
  const [state, post] = useActionState(addCode, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>Add a discount code</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <input type="hidden" name="id" value={typed(state, 'id') ?? id} />
        <TextField
          state={state}
          name="code"
          label="Code"
          hint="Letters, digits and hyphens. People may type it in any case, with or without spaces."
          autoComplete="off"
          spellCheck={false}
          width="medium"
        />
        <TextField
          state={state}
          name="percent"
          label="Percent off"
          hint="Enter either this or dollars."
          inputMode="numeric"
          width="short"
          optional
        />
        <TextField
          state={state}
          name="dollars"
          label="Dollars off"
          hint="Where less than $1 would be left to pay, the seat is free."
          prefix="$"
          inputMode="decimal"
          width="short"
          optional
        />
        <SelectField
          state={state}
          name="courseId"
          label="For the course"
          choices={courses}
          placeholder="Any course"
          optional
        />
        <TextField
          state={state}
          name="usesLimit"
          label="How many seats it may be used for"
          hint="Leave empty for no limit."
          inputMode="numeric"
          width="short"
          optional
        />
        <TextField
          state={state}
          name="lastDay"
          type="date"
          label="Last day"
          hint="It can be used until the end of that day, Pacific time. Leave empty for no end."
          width="medium"
          optional
        />
        <TextField state={state} name="note" label="What it is for" hint="Only the desk sees this." optional />
        <SubmitButton pending="Adding the code…">Add the code</SubmitButton>
      </FormBody>
    </form>
  )
}
