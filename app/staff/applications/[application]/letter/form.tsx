'use client'

import { useActionState, useEffect, useRef } from 'react'
import { type LetterState, writeLetter } from '@/app/staff/applications/[application]/actions'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-area'
import { emptyForm } from '@/lib/form'

type Props = {
  application: string
  title: string
  text: string
  subject: string
  email: string
  closing: string
  minutes: number
}

export function LetterForm({ application, title, text, subject, email, closing, minutes }: Props) {
  const [state, post] = useActionState<LetterState, FormData>(writeLetter, { ...emptyForm, shown: null })
  const { shown } = state
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>{title}</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <TextArea state={state} name="text" label="The letter" rows={14} maxLength={10_000} initial={text} />
        <input type="hidden" name="application" value={application} />
        {shown !== null && <Shown subject={subject} text={shown} closing={closing} email={email} />}
        <div className="flex flex-wrap items-center gap-4">
          {shown !== null && (
            <SubmitButton name="step" value="send">
              Send the letter
            </SubmitButton>
          )}
          <SubmitButton name="step" value="preview" look={shown === null ? 'primary' : 'quiet'} pending="Looking…">
            {shown === null ? 'Show what will be sent' : 'Show it again'}
          </SubmitButton>
        </div>
        <p className="text-ink-soft text-sm">
          It leaves {minutes} minutes after the press. Until then any reviewer of it can take it back.
        </p>
      </FormBody>
    </form>
  )
}

/** Takes the focus when it appears, so that nobody has to look for it. */
function Shown({ subject, text, closing, email }: { subject: string; text: string; closing: string; email: string }) {
  const section = useRef<HTMLElement>(null)
  useEffect(() => section.current?.focus(), [])
  return (
    <section
      ref={section}
      aria-labelledby="shown"
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: without a script the page came anew, and this is what was asked for.
      autoFocus
      className="space-y-2"
    >
      <input type="hidden" name="seen" value={text} />
      <h2 id="shown" className="text-xl">
        Nothing is sent yet
      </h2>
      <p className="wrap-anywhere">
        To {email}: <span className="font-semibold">{subject}</span>
      </p>
      <pre className="wrap-anywhere whitespace-pre-wrap bg-leaf p-4 font-sans">
        {[text, closing].filter(Boolean).join('\n\n')}
      </pre>
    </section>
  )
}
