'use client'

import { useEffect, useRef } from 'react'
import { FormTitle } from '@/components/form/form-title'
import { ButtonLink } from '@/components/ui/button'

/** Stands where the form was: the codes, this once. It prints as a sheet of its own. */
export function RecoveryCodes({ codes, to }: { codes: readonly string[]; to: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="max-w-140 space-y-5 py-8">
      <FormTitle>Keep your recovery codes</FormTitle>
      <h1 ref={heading} tabIndex={-1} className="text-3xl">
        Keep your recovery codes
      </h1>
      <p>
        If your phone is lost, each of these signs you in to ORNCC’s website once, in its place. Print this page or
        write them down, and keep them where you keep your passport. They are not shown again.
      </p>
      <ol className="grid list-decimal gap-x-8 gap-y-1 border-line border-y py-4 pl-10 text-lg tabular-nums sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p className="print:hidden">
        <ButtonLink href={to}>I have kept them</ButtonLink>
      </p>
    </section>
  )
}
