'use client'

import { useEffect, useRef } from 'react'
import { FormTitle } from '@/components/form/form-title'

/** Stands where the form was: what was sent, since no copy of it is mailed. */
export function MessageSent({ message }: { message: { email: string; message: string } }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="measure space-y-4 border-moss border-l-4 bg-moss-wash px-5 py-4">
      <FormTitle>Your message has been sent</FormTitle>
      <h2 ref={heading} tabIndex={-1} className="text-xl">
        Your message has been sent
      </h2>
      <p>
        We answer to <strong className="break-all">{message.email}</strong>. No copy is mailed to you; this is what we
        received:
      </p>
      <blockquote className="whitespace-pre-wrap font-serif">{message.message}</blockquote>
    </section>
  )
}
