'use client'

import { type RefObject, useEffect, useRef, useState } from 'react'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { Notice } from '@/components/ui/notice'
import { solveProof } from '@/lib/giving/solve-proof'
import { type Door, LINK, PROOF, WAY } from './door'

type Props = {
  door: Extract<Door, { outcome: 'proof' | 'link' }>
  form: RefObject<HTMLFormElement | null>
  /** What the form's own button says. */
  words: string
}

/**
 * Stands in the button's place while the door asks for something. With a script the browser does the work and the form goes
 * on by itself; without one, or where the work is not enough, a mailed link leads on.
 */
export function DoorNotice({ door, form, words }: Props) {
  const challenge = door.outcome === 'proof' ? door.challenge : null
  const proof = useRef<HTMLInputElement>(null)
  const section = useRef<HTMLElement>(null)
  // Null: nothing is being worked out, as on the server, which knows of no script.
  const [done, setDone] = useState<number | null>(null)

  useEffect(() => section.current?.focus(), [])

  useEffect(() => {
    if (challenge === null || !globalThis.crypto?.subtle) return
    const left = new AbortController()
    const isOver = () => proof.current?.value !== ''
    // Whoever presses the button meanwhile is not sent round once more: the form goes as soon as it can.
    const hold = (event: SubmitEvent) => {
      const isForLink = event.submitter instanceof HTMLButtonElement && event.submitter.name === WAY
      if (!isForLink && !isOver()) event.preventDefault()
    }
    const sent = form.current
    sent?.addEventListener('submit', hold, { signal: left.signal })
    setDone(0)
    solveProof(challenge, setDone, left.signal).then(
      (found) => {
        if (proof.current) proof.current.value = found
        sent?.requestSubmit()
      },
      () => setDone(null),
    )
    return () => left.abort()
  }, [challenge, form])

  return (
    <section
      ref={section}
      aria-labelledby="door"
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: after a post that went no further the reader has to hear first why.
      autoFocus
      className="space-y-5"
    >
      <input ref={proof} type="hidden" name={PROOF} defaultValue="" />
      <Notice>
        <p id="door" className="font-semibold">
          One step more before the payment page
        </p>
        <p>
          Somebody has been trying stolen cards here in the last hour, so we make sure that a person is giving. Nothing
          was charged, and what you typed stays.
        </p>
        {done === null ? (
          <p>Have a link mailed to the address above. It leads on with this very gift, for 30 minutes.</p>
        ) : (
          <Working done={done} isAgain={door.outcome === 'proof' && door.isAgain} />
        )}
      </Notice>
      {done === null ? (
        <LinkButton look="give" />
      ) : (
        <>
          <SubmitButton look="give" pending="Opening the payment page…">
            {words}
          </SubmitButton>
          <details>
            <summary className="min-h-11 cursor-pointer py-2">If this takes too long</summary>
            <p className="mb-3">A link mailed to the address above leads on with this very gift, for 30 minutes.</p>
            <LinkButton look="quiet" />
          </details>
        </>
      )}
    </section>
  )
}

function LinkButton({ look }: { look: 'give' | 'quiet' }) {
  return (
    <SubmitButton look={look} name={WAY} value={LINK} pending="Sending the link…">
      Mail me the link
    </SubmitButton>
  )
}

/** How far it is: drawn for the eye as it goes, and said to a screen reader no more than three times. */
function Working({ done, isAgain }: { done: number; isAgain: boolean }) {
  const said = done < 0.5 ? '' : done < 1 ? 'Half done.' : 'Done. The payment page opens.'
  return (
    <>
      <p>
        {isAgain
          ? 'The calculation that came with the form had been used or was too old, so your browser does it once more.'
          : 'Your browser does a short calculation for that, and you need do nothing: the payment page then opens by itself.'}
      </p>
      <progress value={done} max={1} aria-label="The calculation" className="h-3 w-full accent-moss" />
      <p role="status" className="min-h-7 text-ink-soft text-sm">
        {said}
      </p>
    </>
  )
}

/** Stands where the form was, once the link is on its way. */
export function LinkMailed({ email }: { email: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="measure space-y-4 border-moss border-l-4 bg-moss-wash px-5 py-4">
      <FormTitle>Look in your mail</FormTitle>
      <h2 ref={heading} tabIndex={-1} className="text-xl">
        Look in your mail
      </h2>
      <p>
        A link is on its way to <strong className="break-all">{email}</strong>. It leads on with your gift just as you
        typed it, once, for 30 minutes. Nothing was charged.
      </p>
      <p>
        Nothing there after a few minutes? Look among the spam, or <a href="/contact">write to us</a>.
      </p>
    </section>
  )
}
