'use client'

import { useActionState } from 'react'
import { enterFile } from '@/app/staff/gifts/import/actions'
import { RadioGroup } from '@/components/form/choice-fields'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormTitle } from '@/components/form/form-title'
import type { Choice } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TypedNameField } from '@/components/form/typed-name-field'
import { ButtonLink } from '@/components/ui/button'
import { Tag } from '@/components/ui/tag'
import { emptyForm, type FormState } from '@/lib/form'

export type ShownRow = {
  row: number
  name: string
  /** The gift; null where the row is refused. */
  what: string | null
  problems: string[]
  /** What entering it would do. */
  does: string[]
  /** What has to be decided first. */
  questions: { name: string; legend: string; choices: Choice[] }[]
}

type Props = {
  file: string
  title: string
  hash: string
  summary: string
  isEnterable: boolean
  rows: readonly ShownRow[]
}

export function PlanForm({ file, title, hash, summary, isEnterable, rows }: Props) {
  const [state, post] = useActionState(enterFile, emptyForm)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>{title}</FormTitle>
      <div key={state.attempt} className="max-w-190 space-y-7">
        <ErrorSummary state={state} />
        <p className="font-semibold">{summary}</p>
        <ol className="border-line border-t">
          {rows.map((row) => (
            <Row key={row.row} row={row} state={state} />
          ))}
        </ol>
        <input type="hidden" name="import" value={file} />
        <input type="hidden" name="hash" value={hash} />
        {isEnterable ? (
          <>
            <p>
              Each donor with an email has the receipt mailed at once; for the others a letter waits to be printed. To
              take one back later is to void it, gift by gift, and the donor is told.
            </p>
            <TypedNameField state={state} name={title} />
            <SubmitButton pending="Entering them…">Enter these gifts</SubmitButton>
          </>
        ) : (
          <div className="space-y-4">
            <p>Nothing is entered while a row is refused. Mend it in your file, save it, and choose it again.</p>
            <ButtonLink href="/staff/gifts/import">Choose the mended file</ButtonLink>
          </div>
        )}
      </div>
    </form>
  )
}

function Row({ row, state }: { row: ShownRow; state: FormState }) {
  const isRefused = row.problems.length > 0
  return (
    <li className="space-y-2 border-line border-b py-4">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="text-ink-soft">Row {row.row}</span>
        <strong>{row.name || 'Nobody named'}</strong>
        {isRefused ? (
          <Tag tone="over">Refused</Tag>
        ) : row.questions.length > 0 ? (
          <Tag tone="warm">To be decided</Tag>
        ) : (
          <Tag tone="good">Will be entered</Tag>
        )}
      </p>
      {row.what && <p>{row.what}</p>}
      {[...row.problems, ...row.does].length > 0 && (
        <ul className={isRefused ? 'font-semibold text-berry-ink' : 'text-ink-soft text-sm'}>
          {[...new Set([...row.problems, ...row.does])].map((said) => (
            <li key={said}>{said}</li>
          ))}
        </ul>
      )}
      {row.questions.map((question) => (
        <RadioGroup key={question.name} state={state} {...question} />
      ))}
    </li>
  )
}
