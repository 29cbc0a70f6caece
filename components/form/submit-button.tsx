'use client'

import { useOffline } from 'next/offline'
import type { ReactNode } from 'react'
import { useFormStatus } from 'react-dom'
import { type ButtonLook, buttonClass } from '@/components/ui/button'

/**
 * Says what happens, and that it is happening. It is never disabled, which would take the focus away and, without a script,
 * never give it back: a second press while the first is under way is held here, and the server knows the form's key.
 */
export function SubmitButton({
  children,
  pending = 'Sending…',
  look,
  name,
  value,
}: {
  children: ReactNode
  pending?: string
  look?: ButtonLook
  name?: string
  value?: string
}) {
  const status = useFormStatus()
  const isOffline = useOffline()
  const words = isOffline
    ? 'There is no connection. It is sent as soon as there is one; leave this page open.'
    : pending
  return (
    <>
      <button
        type="submit"
        name={name}
        value={value}
        aria-disabled={status.pending || undefined}
        onClick={(event) => status.pending && event.preventDefault()}
        className={`${buttonClass(look)} w-full sm:w-auto`}
      >
        {children}
      </button>
      <span aria-live="polite" className="text-ink-soft">
        {status.pending ? words : ''}
      </span>
    </>
  )
}
