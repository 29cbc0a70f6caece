'use client'

import { type ChangeEvent, useState } from 'react'
import { CheckboxField } from '@/components/form/choice-fields'
import { FileField } from '@/components/form/file-field'
import { MOST_RESUME_BYTES } from '@/lib/board/choices'
import type { FormState } from '@/lib/form'

/** The resume; one that was saved is named, and need not be chosen again. */
export function ResumeField({ state, keptName }: { state: FormState; keptName: string | null }) {
  const [tooLarge, setTooLarge] = useState('')

  // A post beyond the server's limit never reaches our form, so the browser says it beforehand where it can.
  function refuseTooLarge({ target }: ChangeEvent<HTMLInputElement>) {
    const file = target.files?.[0]
    const isTooLarge = file !== undefined && file.size > MOST_RESUME_BYTES
    if (isTooLarge) target.value = ''
    setTooLarge(isTooLarge ? `“${file.name}” is larger than 5 MB. Choose a smaller file.` : '')
  }

  return (
    <div className="space-y-4" onChange={refuseTooLarge}>
      <FileField
        state={state}
        name="resume"
        label="Your resume"
        hint="PDF or Word (.docx), up to 5 MB. Only the board’s reviewers can open it."
        accept=".pdf,.docx,application/pdf,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        optional
        keptName={keptName ?? undefined}
      />
      <p aria-live="polite" className="font-semibold text-berry-ink empty:hidden">
        {tooLarge}
      </p>
      {/* Who did not notice is asked once more by the server, so that no application goes out without its resume unmeant. */}
      {tooLarge && <input type="hidden" name="resumeTooLarge" value="yes" />}
      {keptName && <CheckboxField state={state} name="removeResume" label="Apply without this resume." />}
    </div>
  )
}
