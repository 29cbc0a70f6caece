'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/form-action'
import { parseForm, refused } from '@/lib/form'
import { askForRemoval } from '@/lib/office/account/ask-for-removal'
import { endSession, requireSignedIn } from '@/lib/people/session'

const schema = z.object({ confirmation: z.string().trim().toLowerCase(), endsGift: z.literal('yes').optional() })

export const removeMe = formAction(async (previous, formData) => {
  const { personId, email } = await requireSignedIn('/account/remove')
  const parsed = parseForm(schema, formData, previous)
  if (!parsed.ok) return parsed.state
  if (parsed.input.confirmation !== email) {
    return refused(previous, formData, { confirmation: `Type your email address, ${email}, to confirm` })
  }
  const outcome = await askForRemoval(personId, { endsGift: parsed.input.endsGift === 'yes' })
  switch (outcome.kind) {
    case 'asked':
      await endSession()
      return redirect('/account/remove/done')
    case 'gift_runs':
      return refused(previous, formData, { endsGift: 'Tick the box, so that nothing more is charged' })
    case 'in_the_way':
      return refused(previous, formData, {
        form: 'Something has come up that has to be seen to first. Load this page again: it says what.',
      })
  }
})
