'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/form/error-summary'
import { SubmitButton } from '@/components/form/submit-button'
import { emptyForm } from '@/lib/form'
import { newCard, pause, resume, stop } from './actions'

const acts = {
  pause: { action: pause, label: 'Pause it', pending: 'Pausing it…' },
  resume: { action: resume, label: 'Resume it', pending: 'Resuming it…' },
  stop: { action: stop, label: 'Stop it now', pending: 'Stopping it…' },
  card: { action: newCard, label: 'Choose another card', pending: 'Opening the card page…' },
} as const

type Props = { act: keyof typeof acts; token: string; isMain?: boolean }

/** One button that does one thing with a donor's recurring gift. */
export function ActForm({ act, token, isMain = false }: Props) {
  const { action, label, pending } = acts[act]
  const [state, post] = useActionState(action, emptyForm)
  return (
    <form action={post} className="space-y-4">
      <ErrorSummary state={state} />
      <input type="hidden" name="token" value={token} />
      <SubmitButton look={isMain ? 'primary' : 'quiet'} pending={pending}>
        {label}
      </SubmitButton>
    </form>
  )
}
