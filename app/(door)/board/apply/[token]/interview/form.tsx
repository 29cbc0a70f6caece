'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/form/error-summary'
import { describedBy, FieldError, frameClass } from '@/components/form/field'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { ReaderZone } from '@/components/form/reader-zone'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-area'
import { When } from '@/components/ui/when'
import { emptyForm } from '@/lib/form'
import { choose } from './actions'

type Time = { value: string; day: string; clock: string; zone: string; dateTime: string; place: string }

type Props = { token: string; title: string; times: readonly Time[]; chosen: string | null }

const radio = 'mt-1.5 size-8 shrink-0 cursor-pointer'

export function ChoiceForm({ token, title, times, chosen }: Props) {
  const [state, post] = useActionState(choose, emptyForm)
  const ticked = state.attempt > 0 ? state.values.choice?.at(-1) : (chosen ?? undefined)
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>{title}</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        {times.length === 0 && chosen === null ? null : (
          <>
            <div className={frameClass(state, 'choice')}>
              <fieldset aria-describedby={describedBy(state, 'choice')}>
                <legend className="mb-1 font-semibold">
                  {chosen ? 'Change it' : 'Which of these times suits you?'}
                </legend>
                <FieldError name="choice" state={state} />
                <div className="mt-1 space-y-3">
                  {[...times, null].map((time, index) => {
                    const value = time?.value ?? 'none'
                    const id = index === 0 ? 'choice' : `choice-${index}`
                    return (
                      <div key={value} className="flex gap-3">
                        <input
                          id={id}
                          name="choice"
                          type="radio"
                          value={value}
                          defaultChecked={ticked === value}
                          className={radio}
                        />
                        <label htmlFor={id} className="pt-2">
                          {time ? (
                            <When {...time} />
                          ) : chosen ? (
                            'I cannot come at any of these; call it off'
                          ) : (
                            'None of them fits'
                          )}
                        </label>
                      </div>
                    )
                  })}
                </div>
              </fieldset>
            </div>
            <TextArea
              state={state}
              name="noneFits"
              label="If none fits: when could you?"
              rows={3}
              maxLength={1000}
              optional
            />
            <input type="hidden" name="token" value={token} />
            <ReaderZone />
            <SubmitButton>Tell the board</SubmitButton>
          </>
        )}
      </FormBody>
    </form>
  )
}
