'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/form-action'
import { mendRefund } from '@/lib/payments/mend-refund'
import { openDoorAgain } from '@/lib/payments/open-door-again'
import { tickOffEvent, tickOffTask } from '@/lib/payments/tick-off'
import { requireTreasurer } from '@/lib/people/session'

const taskForm = z.object({ task: z.uuid() })
const mendForm = taskForm.extend({ how: z.enum(['again', 'by_hand']) })
const newsForm = z.object({ event: z.string().max(200) })

const here = '/staff/gifts'

export const tickOff = formAction(async (_previous, formData) => {
  const treasurer = await requireTreasurer(here)
  const form = taskForm.safeParse(Object.fromEntries(formData))
  const isDone = form.success && (await tickOffTask(treasurer, form.data.task))
  return redirect(`${here}?done=${isDone ? 'ticked' : 'gone'}`)
})

export const tickOffNews = formAction(async (_previous, formData) => {
  const treasurer = await requireTreasurer(here)
  const form = newsForm.safeParse(Object.fromEntries(formData))
  const isDone = form.success && (await tickOffEvent(treasurer, form.data.event))
  return redirect(`${here}?done=${isDone ? 'ticked' : 'gone'}`)
})

export const mend = formAction(async (_previous, formData) => {
  const treasurer = await requireTreasurer(here)
  const form = mendForm.safeParse(Object.fromEntries(formData))
  if (!form.success) redirect(`${here}?done=gone`)
  const { task, how } = form.data
  switch (await mendRefund(treasurer, task, how)) {
    case 'mended':
      return redirect(`${here}?done=${how}`)
    case 'nothing_left':
      return redirect(`${here}?done=nothing-left`)
    case 'not_waiting':
      return redirect(`${here}?done=gone`)
  }
})

export const openAgain = formAction(async (_previous, _formData) => {
  const treasurer = await requireTreasurer(here)
  const isDone = await openDoorAgain(treasurer)
  return redirect(`${here}?done=${isDone ? 'opened' : 'gone'}`)
})
