'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/form-action'
import { senderAddress } from '@/app/sender'
import { parseForm, refused } from '@/lib/form'
import { followGiftLink } from '@/lib/giving/follow-gift-link'
import { DOOR_SHUT } from '../door'

const schema = z.object({ secret: z.string().max(100) })

export const goOn = formAction(async (previous, formData) => {
  const parsed = parseForm(schema, formData, previous)
  if (!parsed.ok) return parsed.state
  const refuse = (sentence: string) => refused(previous, formData, { form: sentence })
  const followed = await followGiftLink(parsed.input.secret, await senderAddress())
  switch (followed.outcome) {
    case 'pay':
      return redirect(followed.url)
    case 'paid':
      return redirect(followed.thanksPath)
    case 'running':
      return redirect('/donate/thanks?running=1')
    case 'dead':
    case 'fund_closed':
      // The page of the link says how things stand.
      return redirect(`/donate/give/${encodeURIComponent(parsed.input.secret)}`)
    case 'shut':
      return refuse(DOOR_SHUT)
    case 'closed':
      return refuse('Giving on this site has just been closed. Nothing was charged; please write to us instead.')
    case 'unavailable':
      return refuse(
        'The payment page does not answer at the moment. Nothing was charged: please try again in a few minutes.',
      )
  }
})
