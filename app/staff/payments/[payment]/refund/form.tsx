'use client'

import { useActionState } from 'react'
import { CheckboxField } from '@/components/form/choice-fields'
import { ErrorSummary } from '@/components/form/error-summary'
import { FocusedSection } from '@/components/form/focused-section'
import { FormBody } from '@/components/form/form-body'
import { FormKey } from '@/components/form/form-key'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-area'
import { TextField } from '@/components/form/text-field'
import { TypedNameField } from '@/components/form/typed-name-field'
import { Notice } from '@/components/ui/notice'
import { emptyForm } from '@/lib/form'
import { formatCentsExact } from '@/lib/money'
import { type RefundState, refundLines } from './actions'

type Props = {
  payment: string
  formKey: string
  total: string
  lines: readonly { id: string; description: string; left: string }[]
}

export function RefundForm({ payment, formKey, total, lines }: Props) {
  const [state, post] = useActionState<RefundState, FormData>(refundLines, { ...emptyForm, shown: null })
  const { shown } = state
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>Give some of it back</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        {lines.map((line) => (
          <TextField
            key={line.id}
            state={state}
            name={`line-${line.id}`}
            label={line.description}
            hint={`${line.left} of it is left. Leave it empty where nothing of it goes back.`}
            prefix="$"
            inputMode="decimal"
            width="short"
            optional
          />
        ))}
        <CheckboxField
          state={state}
          name="all"
          label={`Everything that is left: ${total}`}
          hint="What is written above does not count then."
        />
        <TextArea
          state={state}
          name="reason"
          label="Why it goes back"
          hint="For our own books: it stays with the refund, and with the receipt that becomes void."
          rows={2}
        />
        <input type="hidden" name="payment" value={payment} />
        <FormKey value={formKey} />
        {shown && (
          <>
            <Shown shown={shown} />
            <TypedNameField state={state} name={shown.preview.payerName} />
          </>
        )}
        <div className="flex flex-wrap items-center gap-4">
          {shown && (
            <SubmitButton name="step" value="send">
              {shown.preview.way === 'card'
                ? `Send ${formatCentsExact(shown.preview.amountCents)} back to the card`
                : `Write down that ${formatCentsExact(shown.preview.amountCents)} was paid back`}
            </SubmitButton>
          )}
          <SubmitButton name="step" value="preview" look={shown ? 'quiet' : 'primary'}>
            {shown ? 'Show it again' : 'Show what will happen'}
          </SubmitButton>
        </div>
      </FormBody>
    </form>
  )
}

function Shown({ shown: { preview, of } }: { shown: NonNullable<RefundState['shown']> }) {
  const { way, amountCents, payerName, email, methodLabel, voidedSerial, receiptText } = preview
  const goes =
    way === 'card'
      ? `${formatCentsExact(amountCents)} goes back to the card of ${payerName}, ${methodLabel}, by Stripe. Stripe keeps its fee. It cannot be called back.`
      : `${formatCentsExact(amountCents)} counts as paid back to ${payerName} by hand. Stripe sends nothing: pay it back by check, say.`
  return (
    <FocusedSection labelledBy="shown" className="space-y-4">
      <input type="hidden" name="of" value={of} />
      <Notice look="calm">
        <h2 id="shown" className="font-sans font-semibold text-base tracking-normal">
          What will happen
        </h2>
        <p>{goes}</p>
        <p>
          {voidedSerial === null ? 'There is no valid receipt to change.' : `Receipt ${voidedSerial} becomes void.`}{' '}
          {payerNote(voidedSerial, receiptText, email)}
        </p>
      </Notice>
      {receiptText !== null && (
        <pre className="whitespace-pre-wrap border-line border-y py-4 font-sans text-sm [overflow-wrap:anywhere]">
          {receiptText}
        </pre>
      )}
    </FocusedSection>
  )
}

function payerNote(voidedSerial: number | null, receiptText: string | null, email: string | null): string {
  const goes = email === null ? 'goes into a letter for you to print' : `is mailed to ${email}`
  if (receiptText !== null) return `This one stands in for it, and ${goes}. Its number may be a later one:`
  return voidedSerial === null ? '' : `No other stands in for it; that ${goes}.`
}
