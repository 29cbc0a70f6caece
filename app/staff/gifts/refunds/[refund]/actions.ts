'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/form-action'
import { readLineAmounts } from '@/app/staff/line-amounts'
import { refused, typedValues } from '@/lib/form'
import { formatCentsExact } from '@/lib/money'
import { allocateRefund } from '@/lib/payments/allocate-refund'
import { requireTreasurer } from '@/lib/people/session'
import { typedNameError } from '@/lib/typed-name'

export const nameLines = formAction(async (previous, formData) => {
  const treasurer = await requireTreasurer('/staff/gifts')
  const refund = z.uuid().safeParse(formData.get('refund'))
  if (!refund.success) redirect('/staff/gifts?done=gone')
  const { parts, errors } = readLineAmounts(typedValues(formData))
  Object.assign(errors, typedNameError(formData))
  if (Object.keys(errors).length > 0) return refused(previous, formData, errors)
  const outcome = await allocateRefund(treasurer, refund.data, parts)
  switch (outcome.kind) {
    case 'allocated':
      return redirect('/staff/gifts?done=allocated')
    case 'not_waiting':
      return redirect('/staff/gifts?done=gone')
    case 'wrong_sum': {
      const typed = parts.reduce((sum, part) => sum + part.amountCents, 0)
      const sentence = `Together these are ${formatCentsExact(typed)}, and the refund is ${formatCentsExact(outcome.amountCents)}`
      return refused(previous, formData, { form: sentence })
    }
    case 'more_than_left':
      return refused(previous, formData, { form: 'More of a line than is left of it cannot have gone back' })
  }
})
