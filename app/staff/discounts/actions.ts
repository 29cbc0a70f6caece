'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/form-action'
import { addDiscount } from '@/lib/courses/price/add-discount'
import { discountSchema } from '@/lib/courses/price/discount-form'
import { letDiscountGoOn, stopDiscount } from '@/lib/courses/price/stop-discount'
import { parseForm, refused } from '@/lib/form'
import { requireStaff } from '@/lib/people/session'

export const addCode = formAction(async (previous, formData) => {
  const staff = await requireStaff('/staff/discounts/new')
  const parsed = parseForm(discountSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  switch (await addDiscount(staff, parsed.input)) {
    case 'added':
      return redirect(`/staff/discounts?added=${encodeURIComponent(parsed.input.code)}`)
    case 'taken':
      return refused(previous, formData, { code: 'There is, or was, such a code. Choose another' })
    case 'unknown_course':
      return refused(previous, formData, { courseId: 'Choose a course, or any' })
  }
})

/** Either button of a code: each takes the other back. */
export const stopOrLetGoOn = formAction(async (_previous, formData) => {
  const staff = await requireStaff('/staff/discounts')
  const id = z.uuid().parse(formData.get('id'))
  if (formData.get('deed') === 'go-on') await letDiscountGoOn(staff, id)
  else await stopDiscount(staff, id)
  return redirect('/staff/discounts')
})
