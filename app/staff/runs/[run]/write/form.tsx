'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/form/error-summary'
import { FocusedSection } from '@/components/form/focused-section'
import { FormBody } from '@/components/form/form-body'
import { FormKey } from '@/components/form/form-key'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-area'
import { TextField } from '@/components/form/text-field'
import { Notice } from '@/components/ui/notice'
import { TAKE_BACK_SECONDS } from '@/lib/courses/messages/message-schema'
import { emptyForm } from '@/lib/form'
import type { MessageState } from './message-step'

type Props = {
  action: (previous: MessageState, formData: FormData) => Promise<MessageState>
  run: string
  to: string
  formKey: string
  values: readonly (readonly [name: string, words: string])[]
  /** What was taken back a moment ago. */
  initial?: { subject: string; text: string }
}

export function MessageForm({ action, run, to, formKey, values, initial }: Props) {
  const [state, post] = useActionState<MessageState, FormData>(action, { ...emptyForm, shown: null })
  const { shown } = state
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>Write to people</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <TextField state={state} name="subject" label="Subject" maxLength={150} initial={initial?.subject} />
        <TextArea state={state} name="text" label="Your message" rows={10} initial={initial?.text} />
        <details className="border-line border-y py-1">
          <summary className="min-h-11 cursor-pointer py-2 font-semibold">Values for each person</summary>
          <p className="text-ink-soft text-sm">
            Write one of these in the subject or the text, with its braces. Each person reads their own.
          </p>
          <dl className="py-2">
            {values.map(([name, words]) => (
              <div key={name} className="py-1">
                <dt className="inline font-semibold">{`{${name}}`}</dt>
                <dd className="inline"> {words}</dd>
              </div>
            ))}
          </dl>
        </details>
        <input type="hidden" name="run" value={run} />
        <input type="hidden" name="to" value={to} />
        <FormKey value={formKey} />
        {shown && <Shown shown={shown} />}
        <div className="flex flex-wrap items-center gap-4">
          {shown && (
            <SubmitButton name="step" value="send">
              {shown.recipients.length === 1 ? 'Send it to one person' : `Send it to ${shown.recipients.length} people`}
            </SubmitButton>
          )}
          <SubmitButton name="step" value="preview" look={shown ? 'quiet' : 'primary'} pending="Looking…">
            {shown ? 'Show it again' : 'Show what will be sent'}
          </SubmitButton>
        </div>
      </FormBody>
    </form>
  )
}

function Shown({ shown: { recipients, examples, replyTo, seen } }: { shown: NonNullable<MessageState['shown']> }) {
  return (
    <FocusedSection labelledBy="shown" className="space-y-4">
      <input type="hidden" name="seen" value={seen} />
      <Notice look="calm">
        <h2 id="shown" className="font-sans font-semibold text-base tracking-normal">
          Nothing is sent yet
        </h2>
        <p>
          {recipients.length === 1 ? 'One person gets this mail' : `${recipients.length} people get a mail each`}. They
          leave {TAKE_BACK_SECONDS} seconds after you send them; until then you can undo it. Answers go to{' '}
          <span className="wrap-anywhere">{replyTo}</span>.
        </p>
      </Notice>
      <details open={recipients.length <= 5} className="border-line border-y py-1">
        <summary className="min-h-11 cursor-pointer py-2 font-semibold">To whom</summary>
        <ul className="wrap-anywhere py-2">
          {recipients.map(({ id, name, email }) => (
            <li key={id}>{email ? `${name}, ${email}` : name}</li>
          ))}
        </ul>
      </details>
      {examples.map(({ id, name, subject, text }, index) => (
        <details key={id} open={index === 0} className="border-line border-b py-1">
          <summary className="min-h-11 cursor-pointer py-2 font-semibold">What {name} reads</summary>
          <p className="wrap-anywhere mt-2 font-semibold">{subject}</p>
          <pre className="wrap-anywhere mt-2 whitespace-pre-wrap bg-leaf p-4 font-sans text-sm">{text}</pre>
        </details>
      ))}
    </FocusedSection>
  )
}
