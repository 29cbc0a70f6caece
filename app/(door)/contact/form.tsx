'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { FormKey } from '@/components/form/form-key'
import { FormTitle } from '@/components/form/form-title'
import { Honeypot } from '@/components/form/honeypot'
import { SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-area'
import { TextField } from '@/components/form/text-field'
import { topics } from '@/lib/contact/topics'
import { postMessage } from './actions'
import { MessageSent } from './message-sent'
import { unsent } from './sent-state'

export function ContactForm({ formKey, topic, about }: { formKey: string; topic?: string; about?: string }) {
  const [state, post] = useActionState(postMessage, unsent)
  if (state.sent) return <MessageSent message={state.sent} />
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>Write to us</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <TextField state={state} name="name" label="Name" autoComplete="name" />
        <TextField state={state} name="email" type="email" label="Email" hint="We answer there." autoComplete="email" />
        <SelectField
          state={state}
          name="topic"
          label="What is it about?"
          choices={topics}
          placeholder="Choose a topic"
          initial={topic}
        />
        {about && (
          <p>
            Your message will name this event: <a href={`/events/${about}`}>{about}</a>
            <input type="hidden" name="about" value={about} />
          </p>
        )}
        <TextArea state={state} name="message" label="Your message" rows={8} />
        <Honeypot />
        <FormKey value={formKey} />
        <SubmitButton>Send the message</SubmitButton>
      </FormBody>
    </form>
  )
}
