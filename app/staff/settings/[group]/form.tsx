'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { emptyForm } from '@/lib/form'
import { saveSettings } from '../actions'

type Field = { name: string; label: string; hint: string; value: string }

export function SettingsForm({ group, title, fields }: { group: string; title: string; fields: readonly Field[] }) {
  const [state, post] = useActionState(saveSettings, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>{title}</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        {fields.map(({ name, label, hint, value }) => (
          <TextField key={name} state={state} name={name} label={label} hint={hint} initial={value} optional />
        ))}
        <input type="hidden" name="group" value={group} />
        <SubmitButton>Save</SubmitButton>
      </FormBody>
    </form>
  )
}
