'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/form-action'
import { mendRefund } from '@/lib/payments/mend-refund'
import { openDoorAgain } from '@/lib/payments/open-door-again'
import { putBackEvent, putBackTask } from '@/lib/payments/put-back'
import { tickOffEvent, tickOffTask } from '@/lib/payments/tick-off'
import { requireTreasurer } from '@/lib/people/session'
import { parseNamed } from '@/lib/typed-name'

const taskForm = z.object({ task: z.uuid() })
const mendForm = taskForm.extend({ how: z.enum(['again', 'by_hand'], 'Choose what shall happen') })
const newsForm = z.object({ event: z.string().max(200) })

const here = '/staff/gifts'

export const tickOff = formAction(async (_previous, formData) => {
  const treasurer = await requireTreasurer(here)
  const form = taskForm.safeParse(Object.fromEntries(formData))
  const isDone = form.success && (await tickOffTask(treasurer, form.data.task))
  return redirect(isDone ? `${here}?done=ticked&task=${form.data.task}` : `${here}?done=gone`)
})

export const tickOffNews = formAction(async (_previous, formData) => {
  const treasurer = await requireTreasurer(here)
  const form = newsForm.safeParse(Object.fromEntries(formData))
  const isDone = form.success && (await tickOffEvent(treasurer, form.data.event))
  return redirect(isDone ? `${here}?done=ticked&event=${encodeURIComponent(form.data.event)}` : `${here}?done=gone`)
})

/** The button beside "It is off the list". */
export const putBack = formAction(async (_previous, formData) => {
  const treasurer = await requireTreasurer(here)
  const task = taskForm.safeParse(Object.fromEntries(formData))
  const news = newsForm.safeParse(Object.fromEntries(formData))
  const isDone =
    (task.success && (await putBackTask(treasurer, task.data.task))) ||
    (news.success && (await putBackEvent(treasurer, news.data.event)))
  return redirect(`${here}?done=${isDone ? 'put-back' : 'gone'}`)
})

export const mend = formAction(async (previous, formData) => {
  const treasurer = await requireTreasurer(here)
  const parsed = parseNamed(mendForm, formData, previous)
  if (!parsed.ok) return parsed.state
  const { task, how } = parsed.input
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
