import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/form-action'
import { senderAddress } from '@/app/sender'
import { parseForm, refused } from '@/lib/form'
import { isAllowed, pleaseWait } from '@/lib/rate-limit'

const schema = z.object({ token: z.string().max(200) })

/** What the form on a page with a secret address posts to that kills this address; the page is `folder`/token. */
export function renewAddress(renew: (token: string) => Promise<'renewed' | 'dead'>, folder: string) {
  return formAction(async (previous, formData) => {
    if (!(await isAllowed('manage-registration', [await senderAddress()]))) {
      return refused(previous, formData, { form: pleaseWait('manage-registration') })
    }
    const parsed = parseForm(schema, formData, previous)
    if (!parsed.ok) return parsed.state
    const { token } = parsed.input
    const isRenewed = (await renew(token)) === 'renewed'
    redirect(`${folder}/${token}${isRenewed ? '?renewed=1' : ''}`)
  })
}
