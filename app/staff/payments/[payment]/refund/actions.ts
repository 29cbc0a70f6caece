'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/form-action'
import { readLineAmounts } from '@/app/staff/line-amounts'
import { noRefundWords } from '@/app/staff/payments/words'
import { type FormState, refused, typedValues } from '@/lib/form'
import { formKeyField } from '@/lib/form-fields'
import { formatCentsExact } from '@/lib/money'
import { readRefundable } from '@/lib/payments/payment-queries'
import { previewRefund, type RefundOutcome, type RefundPreview, refundByLine } from '@/lib/payments/refund-by-line'
import { requireTreasurer } from '@/lib/people/session'
import { typedNameError } from '@/lib/typed-name'

/** The preview stands under what was typed, and what it was made of goes along with the next post. */
export type RefundState = FormState & { shown: { preview: RefundPreview; of: string } | null }

const schema = z.object({
  payment: z.uuid(),
  formKey: formKeyField,
  reason: z.string().trim().min(1, 'Say why it goes back').max(300, 'Use at most 300 characters'),
  all: z.literal('yes').optional(),
  step: z.enum(['preview', 'send']).catch('preview'),
  of: z.string().optional(),
})

/** Shows what would go back and what the receipt would say; sends it only as it was last shown. */
export const refundLines = formAction<RefundState>(async (previous, formData) => {
  const treasurer = await requireTreasurer('/staff/payments')
  const refuse = (errors: Record<string, string>): RefundState => ({
    ...refused(previous, formData, errors),
    shown: null,
  })
  const form = schema.safeParse(Object.fromEntries(formData))
  const { parts: typed, errors } = readLineAmounts(typedValues(formData))
  if (!form.success) {
    for (const issue of form.error.issues) errors[issue.path.join('.')] ??= issue.message
  }
  if (!form.success || Object.keys(errors).length > 0) return refuse(errors)
  const { payment: paymentId, formKey, reason, all, step, of } = form.data
  const parts = all ? await everythingLeft(treasurer, paymentId) : typed
  const decision = { paymentId, formKey, reason, parts }
  const made = JSON.stringify([reason, parts])

  const isSeen = step === 'send' && of === made
  const unnamed = isSeen ? typedNameError(formData) : null
  if (isSeen && !unnamed) {
    const outcome = await refundByLine(treasurer, decision)
    if (outcome.kind === 'refunded') redirect(`/staff/payments/${paymentId}?done=${outcome.way}`)
    return refuse(sayRefusal(outcome))
  }
  const preview = await previewRefund(treasurer, decision)
  // This form has been sent before: the same refund, and not a second one.
  if (preview.kind === 'refunded') redirect(`/staff/payments/${paymentId}?done=${preview.way}`)
  if (preview.kind !== 'preview') return refuse(sayRefusal(preview))
  return { ...refused(previous, formData, unnamed ?? {}), shown: { preview, of: made } }
})

async function everythingLeft(treasurer: Parameters<typeof readRefundable>[0], paymentId: string) {
  const payment = await readRefundable(treasurer, paymentId)
  return payment?.lines.map(({ id, leftCents }) => ({ id, amountCents: leftCents })) ?? []
}

function sayRefusal(refusal: Exclude<RefundOutcome, { kind: 'refunded' }>): Record<string, string> {
  switch (refusal.kind) {
    case 'nothing':
      return { form: 'Say how much goes back, of at least one line' }
    case 'more_than_left':
      return { [`line-${refusal.lineId}`]: `Of this line ${formatCentsExact(refusal.leftCents)} is left` }
    case 'disputed':
    case 'unallocated':
      return { form: noRefundWords[refusal.kind] }
    case 'unknown':
      return { form: 'There is no such payment' }
  }
}
