'use client'

import { useEffect, useRef } from 'react'
import type { FormState } from '@/lib/form'
import { ERROR } from './form-title'

/**
 * What is wrong, above the form, each line leading to its field. It takes the focus when it appears: by autofocus when
 * the page was loaded without a script, by an effect when the page stayed. Then the title says it too, also of a page whose
 * title is not a form's.
 */
export function ErrorSummary({ state }: { state: FormState }) {
  const summary = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state.attempt > 0) summary.current?.focus()
  }, [state.attempt])
  const errors = Object.entries(state.errors)
  const isRefused = errors.length > 0
  useEffect(() => {
    if (!isRefused) return
    if (!document.title.startsWith(ERROR)) document.title = ERROR + document.title
    return () => {
      if (document.title.startsWith(ERROR)) document.title = document.title.slice(ERROR.length)
    }
  }, [isRefused])
  if (!isRefused) return null
  return (
    <div
      ref={summary}
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: after a refused post the reader has to hear first what is wrong.
      autoFocus
      className="border-4 border-berry-ink bg-leaf px-5 py-4"
    >
      <div role="alert">
        <h2 className="font-sans font-semibold text-xl tracking-normal">There is a problem</h2>
        <ul className="mt-2 space-y-1">
          {errors.map(([name, sentence]) => (
            <li key={name}>
              {name === 'form' ? (
                <span className="font-semibold text-berry-ink">{sentence}</span>
              ) : (
                <a href={`#${name}`} className="inline-block py-1 font-semibold text-berry-ink">
                  {sentence}
                </a>
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
