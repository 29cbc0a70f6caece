'use client'

import { type ReactNode, useEffect, useRef } from 'react'

type Props = {
  /** The id of its heading. */
  labelledBy: string
  className: string
  children: ReactNode
}

/** What was asked for, such as a preview. It takes the focus when it appears, so that nobody has to look for it. */
export function FocusedSection({ labelledBy, className, children }: Props) {
  const section = useRef<HTMLElement>(null)
  useEffect(() => section.current?.focus(), [])
  return (
    <section
      ref={section}
      aria-labelledby={labelledBy}
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: without a script the page came anew, and this is what was asked for.
      autoFocus
      className={className}
    >
      {children}
    </section>
  )
}
