'use client'

import { useActionState } from 'react'
import { Place } from '@/app/staff/runs/run-place'
import { Sessions } from '@/app/staff/runs/run-rows'
import { ErrorSummary } from '@/components/form/error-summary'
import { typed } from '@/components/form/field'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import type { Choice } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import type { DraftToEdit } from '@/lib/courses/runs/times-and-place'
import { emptyForm } from '@/lib/form'
import { saveDraft } from './actions'

export function DraftForm({ draft, zones }: { draft: DraftToEdit; zones: readonly Choice[] }) {
  const [state, post] = useActionState(saveDraft, emptyForm)
  return (
    <form action={post} noValidate>
      {/* The Enter key presses a form's first button: it shall save, not fill the rows. */}
      <button type="submit" name="deed" value="save" tabIndex={-1} aria-hidden="true" className="sr-only" />
      <FormTitle state={state}>Change the draft</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <input type="hidden" name="runId" value={draft.id} />
        {/* A refused form keeps what it was opened with: the page around it may be newer by then. */}
        <input type="hidden" name="updatedAt" value={typed(state, 'updatedAt') ?? draft.updatedAt} />
        <Sessions state={state} run={draft} isCopy={false} zones={zones} />
        <Place state={state} run={draft} />
        <SubmitButton pending="Saving…" name="deed" value="save">
          Save the draft
        </SubmitButton>
      </FormBody>
    </form>
  )
}
