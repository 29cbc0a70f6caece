'use client'

import { useActionState } from 'react'
import { RadioGroup } from '@/components/form/choice-fields'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormBody } from '@/components/form/form-body'
import { SubmitButton } from '@/components/form/submit-button'
import { TypedNameField } from '@/components/form/typed-name-field'
import { voteChoices, voteHours } from '@/lib/board/choices'
import { emptyForm } from '@/lib/form'
import { cast, closeVoting, openVoting } from './actions'

export function OpenVoteForm({ application, name }: { application: string; name: string }) {
  const [state, post] = useActionState(openVoting, emptyForm)
  return (
    <form action={post} noValidate>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <RadioGroup
          state={state}
          name="hours"
          legend="How long is the vote open?"
          hint="It closes before that when everybody has voted. Every reviewer is called to it, and it cannot be called off."
          choices={voteHours}
        />
        <input type="hidden" name="application" value={application} />
        <TypedNameField state={state} name={name} />
        <SubmitButton>Open the vote</SubmitButton>
      </FormBody>
    </form>
  )
}

export function CloseVoteForm({ application, round, name }: { application: string; round: string; name: string }) {
  const [state, post] = useActionState(closeVoting, emptyForm)
  return (
    <form action={post} noValidate>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <input type="hidden" name="application" value={application} />
        <input type="hidden" name="round" value={round} />
        <TypedNameField state={state} name={name} />
        <SubmitButton look="quiet">Close and count the vote</SubmitButton>
      </FormBody>
    </form>
  )
}

export function VoteForm({ application, round, own }: { application: string; round: string; own: string | null }) {
  const [state, post] = useActionState(cast, emptyForm)
  return (
    <form action={post} noValidate>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <RadioGroup
          state={state}
          name="choice"
          legend={own ? 'Your vote, which you can change until it closes' : 'Your vote'}
          hint="Nobody else sees how you vote, only the count."
          choices={voteChoices}
          {...(own ? { initial: own } : {})}
        />
        <input type="hidden" name="application" value={application} />
        <input type="hidden" name="round" value={round} />
        <SubmitButton look={own ? 'quiet' : 'primary'}>{own ? 'Change my vote' : 'Vote'}</SubmitButton>
      </FormBody>
    </form>
  )
}
