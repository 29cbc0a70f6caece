import { CheckboxGroup, RadioGroup } from '@/components/form/choice-fields'
import type { FormState } from '@/lib/form'

export type Singles = {
  /** Null when the whole series has begun; `isFree`: it has a seat to be taken. */
  series: { hint?: string; isFree: boolean } | null
  sessions: readonly { value: string; label: string; hint?: string }[]
}

/** The whole series or single sessions of it, in a run that lets one choose. */
export function SessionFields({
  state,
  singles,
  legend = 'What would you like to come to?',
}: {
  state: FormState
  singles: Singles
  legend?: string
}) {
  const { series, sessions } = singles
  return (
    <>
      {series ? (
        <RadioGroup
          state={state}
          name="extent"
          legend={legend}
          choices={[
            { value: 'series', label: 'The whole series', hint: series.hint },
            { value: 'single', label: 'Single sessions' },
          ]}
          initial={series.isFree ? 'series' : 'single'}
        />
      ) : (
        <input type="hidden" name="extent" value="single" />
      )}
      <CheckboxGroup
        state={state}
        name="sessions"
        legend="Single sessions"
        {...(series ? { hint: 'Only for those who do not come to the whole series.', optional: true } : {})}
        choices={sessions}
      />
    </>
  )
}
