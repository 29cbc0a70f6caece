import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/form-action'
import { senderAddress } from '@/app/sender'
import { HONEYPOT } from '@/components/form/honeypot'
import { parseForm, refused } from '@/lib/form'
import { emailField, formKeyField } from '@/lib/form-fields'
import { isAllowed, type Limit, pleaseWait } from '@/lib/rate-limit'

const schema = z.object({ formKey: formKeyField, email: emailField })

type Asked = z.output<typeof schema>

/** What a form posts to that mails people what is theirs: the same answer for every address. */
export function findByEmail(limit: Limit, ask: (asked: Asked) => Promise<void>, page: string) {
  return formAction(async (previous, formData) => {
    const parsed = parseForm(schema, formData, previous)
    if (!parsed.ok) return parsed.state
    if (!(await isAllowed(limit, [await senderAddress(), parsed.input.email]))) {
      return refused(previous, formData, { form: pleaseWait(limit) })
    }
    if (!formData.get(HONEYPOT)) await ask(parsed.input)
    redirect(`${page}?sent=1`)
  })
}
