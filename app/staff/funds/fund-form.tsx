'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody, FormSection } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-area'
import { TextField } from '@/components/form/text-field'
import { emptyForm } from '@/lib/form'
import { formatCentsPlain } from '@/lib/money'
import { editFund, makeFund } from './actions'

type Fund = {
  name: string
  purpose: string
  story: string | null
  goalCents: number | null
  endsOn: string | null
  position: number
}

/** The one form that makes or changes a fund. Its address is chosen once. */
export function FundForm({ id, fund }: { id: string; fund: Fund | null }) {
  const [state, post] = useActionState(fund ? editFund : makeFund, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>{fund ? 'Change a fund' : 'Make a fund'}</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <input type="hidden" name="id" value={state.values.id?.at(-1) ?? id} />
        <TextField
          state={state}
          name="name"
          label="Name"
          hint="As the form and the receipts print it. Receipts that are out keep the name they have."
          maxLength={100}
          initial={fund?.name}
        />
        <TextField
          state={state}
          name="purpose"
          label="What it is for"
          hint="One sentence. A gift to it must be used for this, so promise what can be kept."
          maxLength={200}
          initial={fund?.purpose}
        />
        {!fund && (
          <TextField
            state={state}
            name="slug"
            label="Address"
            hint="Small letters, digits and hyphens, like winter-scholarships. It cannot be changed later."
            autoComplete="off"
            spellCheck={false}
            width="medium"
            maxLength={60}
          />
        )}
        <TextField
          state={state}
          name="position"
          label="Place in the list"
          hint="0 stands first."
          inputMode="numeric"
          width="short"
          initial={String(fund?.position ?? 0)}
        />
        <FormSection
          title="A campaign"
          hint="With a goal the fund has a page of its own, which shows how far it has come."
        >
          <TextField
            state={state}
            name="goal"
            label="Goal, in dollars"
            prefix="$"
            inputMode="decimal"
            autoComplete="off"
            width="short"
            initial={fund?.goalCents ? formatCentsPlain(fund.goalCents) : ''}
            optional
          />
          <TextField
            state={state}
            name="endsOn"
            type="date"
            label="Last day"
            hint="Gifts are taken until the end of that day, Pacific time."
            width="medium"
            initial={fund?.endsOn ?? ''}
            optional
          />
          <TextArea
            state={state}
            name="story"
            label="Its story"
            hint="For its page, in Markdown: an empty line between paragraphs, ## before a heading, [words](https://…) for a link."
            rows={10}
            initial={fund?.story ?? ''}
            optional
          />
        </FormSection>
        <SubmitButton pending="Saving…">Save the fund</SubmitButton>
      </FormBody>
    </form>
  )
}
