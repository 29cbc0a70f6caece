import type { ReactNode } from 'react'
import type { FormState } from '@/lib/form'

/** The fields of a form, remounted after each refusal so that what was typed stands in them again. */
export function FormBody({ state, children }: { state: FormState; children: ReactNode }) {
  return (
    <div key={state.attempt} className="max-w-140 space-y-7">
      {children}
    </div>
  )
}

/** Fields that belong together under one heading. */
export function FormSection({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <section className="space-y-6 border-line border-t pt-6">
      <div>
        <h2 className="text-xl">{title}</h2>
        {hint && <p className="text-ink-soft">{hint}</p>}
      </div>
      {children}
    </section>
  )
}
