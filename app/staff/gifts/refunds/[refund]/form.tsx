'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { TypedNameField } from '@/components/form/typed-name-field'
import { emptyForm } from '@/lib/form'
import { nameLines } from './actions'

type Props = {
  refund: string
  name: string
  total: string
  lines: readonly { id: string; description: string; left: string }[]
}

export function AllocateForm({ refund, name, total, lines }: Props) {
  const [state, post] = useActionState(nameLines, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>{`A refund of ${total}`}</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        {lines.map((line) => (
          <TextField
            key={line.id}
            state={state}
            name={`line-${line.id}`}
            label={line.description}
            hint={`${line.left} of it is left. Leave it empty where nothing of it goes back.`}
            prefix="$"
            inputMode="decimal"
            width="short"
            optional
          />
        ))}
        <p>
          Together they must be {total}. The receipt is then corrected and mailed to {name}. It cannot be undone.
        </p>
        <input type="hidden" name="refund" value={refund} />
        <TypedNameField state={state} name={name} />
        <SubmitButton>Name these lines</SubmitButton>
      </FormBody>
    </form>
  )
}
