'use server'

import { redirect } from 'next/navigation'
import { formAction } from '@/app/form-action'
import { senderAddress } from '@/app/sender'
import { HONEYPOT } from '@/components/form/honeypot'
import { askAboutTypo } from '@/lib/email-typo'
import { parseForm, refused, typedValues } from '@/lib/form'
import { admitGiver } from '@/lib/giving/admit-giver'
import { mailGiftLink } from '@/lib/giving/mail-gift-link'
import { withoutClosedFund } from '@/lib/giving/opening-state'
import { giftSchema } from '@/lib/giving/schema'
import { startGift } from '@/lib/giving/start-gift'
import { isAllowed } from '@/lib/rate-limit'
import { DOOR_SHUT, type GiftFormState, LINK, PROOF, TOO_MANY_LINKS, WAY } from './door'

export const give = formAction<GiftFormState>(async (previous, formData) => {
  if (formData.get(HONEYPOT)) redirect('/donate/thanks')
  const parsed = parseForm(giftSchema, formData, previous)
  if (!parsed.ok) return parsed.state
  const gift = parsed.input
  const refuse = (sentence: string) => refused(previous, formData, { form: sentence })
  const sender = await senderAddress()
  if (!(await isAllowed('give', [sender, gift.email]))) {
    return refuse('That was often in a short time. Please wait ten minutes and press the button again.')
  }
  const doubted = askAboutTypo(previous, formData, gift.email)
  if (doubted) return doubted
  const proof = typedOnce(formData, PROOF)
  const admission = await admitGiver({ sender, formKey: gift.formKey, proof })
  if (admission.outcome === 'shut') return refuse(DOOR_SHUT)
  if (admission.outcome !== 'admitted') {
    if (typedOnce(formData, WAY) !== LINK) return { ...refused(previous, formData, {}), door: admission }
    if (!(await isAllowed('gift-link', [gift.email]))) return refuse(TOO_MANY_LINKS)
    await mailGiftLink(gift, typedValues(formData))
    return { ...previous, errors: {}, door: { outcome: 'mailed', email: gift.email } }
  }
  const started = await startGift(gift, new Date(), sender)
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
      return withoutClosedFund(refused(previous, formData, {}))
    case 'running':
      redirect('/donate/thanks?running=1')
      break
    case 'unavailable':
      return refuse(
        'The payment page does not answer at the moment. Nothing was charged, and what you typed is still here: please try again in a few minutes.',
      )
  }
})

function typedOnce(formData: FormData, name: string): string {
  const value = formData.get(name)
  return typeof value === 'string' ? value : ''
}
