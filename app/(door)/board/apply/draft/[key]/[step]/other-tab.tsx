import { AnswerList } from '@/components/ui/answer-list'
import { printTyped } from '@/lib/board/draft/print-typed'
import { questions, type StepId, steps } from '@/lib/board/draft/steps'
import type { StepState } from './step-state'

/** Both texts, where two tabs have filled in one step: theirs in words here, one's own in the fields below. */
export function OtherTab({ step, state, at }: { step: StepId; state: StepState; at: string }) {
  const { other } = state
  if (!other) return null
  const differing = steps[step].fields.filter(
    (field) => printTyped(field, other[field]) !== printTyped(field, state.values[field]),
  )
  return (
    <section aria-labelledby="other-tab" className="space-y-4 border-dusk border-y-2 bg-dusk-wash px-4 py-4">
      <h2 id="other-tab" className="text-xl">
        What the other tab saved
      </h2>
      <AnswerList
        answers={differing.map((field) => ({ question: questions[field], answer: printTyped(field, other[field]) }))}
      />
      <p>
        What you typed here stands in the form below. Take over from above what you want to keep, then save: what stands
        below counts. Or leave this aside and{' '}
        <a href={at} className="inline-flex min-h-11 items-center">
          keep what the other tab saved
        </a>
        .
      </p>
    </section>
  )
}
