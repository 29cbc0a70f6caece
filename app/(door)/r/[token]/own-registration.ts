import { redirect } from 'next/navigation'
import { z } from 'zod'
import { senderAddress } from '@/app/sender'
import { findOwnRegistration } from '@/lib/courses/own-registration'
import { type FormState, parseForm, refused } from '@/lib/form'
import { isAllowed, pleaseWait } from '@/lib/rate-limit'

const schema = z.object({ token: z.string().max(200) })

type Own =
  | { ok: true; id: string; linkVersion: number; email: string; path: `/r/${string}` }
  | { ok: false; state: FormState }

/** Whose registration a posted form is about: its link is what shows that it is one's own. */
export async function ownRegistration(previous: FormState, formData: FormData): Promise<Own> {
  if (!(await isAllowed('manage-registration', [await senderAddress()]))) {
    return { ok: false, state: refused(previous, formData, { form: pleaseWait('manage-registration') }) }
  }
  const parsed = parseForm(schema, formData, previous)
  if (!parsed.ok) return parsed
  const registration = await findOwnRegistration(parsed.input.token)
  const path = `/r/${encodeURIComponent(parsed.input.token)}` as const
  // That page says that the link is dead; Next would leave a post that answers 404 empty without a script.
  if (!registration) redirect(path)
  const { id, linkVersion, email } = registration
  return { ok: true, id, linkVersion, email, path }
}
