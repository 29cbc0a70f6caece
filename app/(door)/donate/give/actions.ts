'use server'

import { redirect } from 'next/navigation'
import { formAction } from '@/app/form-action'
import { senderAddress } from '@/app/sender'
import { HONEYPOT } from '@/components/form/honeypot'
import { probableEmail } from '@/lib/email-typo'
import { parseForm, refused } from '@/lib/form'
import { FUND_CLOSED } from '@/lib/giving/opening-state'
import { giftSchema } from '@/lib/giving/schema'
import { startGift } from '@/lib/giving/start-gift'
import { isAllowed } from '@/lib/rate-limit'

export const give = formAction(async (previous, formData) => {
  if (formData.get(HONEYPOT)) redirect('/donate/thanks')
  const parsed = parseForm(giftSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  const { doubtedEmail, ...gift } = parsed.input
  const refuse = (sentence: string) => refused(previous, formData, { form: sentence })
  if (!(await isAllowed('give', [await senderAddress(), gift.email]))) {
    return refuse('That was often in a short time. Please wait ten minutes and press the button again.')
  }
  const meant = probableEmail(gift.email)
  if (meant && doubtedEmail !== gift.email) {
    const email = `Did you mean ${meant}? If ${gift.email} is right, send the form once more as it is.`
    const state = refused(previous, formData, { email })
    return { ...state, values: { ...state.values, doubtedEmail: [gift.email] } }
  }
  const started = await startGift(gift)
  switch (started.outcome) {
    case 'pay':
      redirect(started.url)
      break
    case 'paid':
      redirect(started.thanksPath)
      break
    case 'closed':
      return refuse('Giving on this site has just been closed. Nothing was charged; please write to us instead.')
    case 'fund_closed':
      return refused(previous, formData, { fund: FUND_CLOSED })
    case 'unavailable':
      return refuse(
        'The payment page does not answer at the moment. Nothing was charged, and what you typed is still here: please try again in a few minutes.',
      )
  }
})
