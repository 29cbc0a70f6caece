import { notFound } from 'next/navigation'
import { z } from 'zod'
import { senderAddress } from '@/app/sender'
import { findOwnRegistration } from '@/lib/courses/queries'
import { type FormState, parseForm, refused } from '@/lib/form'
import { isAllowed } from '@/lib/rate-limit'

const schema = z.object({ token: z.string().max(200) })

type Own = { ok: true; id: string; path: `/r/${string}` } | { ok: false; state: FormState }

/** Whose registration a posted form is about: its link is what shows that it is one's own. */
export async function ownRegistration(previous: FormState, formData: FormData): Promise<Own> {
  if (!(await isAllowed('manage-registration', [await senderAddress()]))) {
    const sentence = 'That was many tries in a short time. Please wait ten minutes.'
    return { ok: false, state: refused(previous, formData, { form: sentence }) }
  }
  const parsed = parseForm(schema, formData, previous)
  if (!parsed.ok) return parsed
  const registration = await findOwnRegistration(parsed.input.token)
  if (!registration) notFound()
  return { ok: true, id: registration.id, path: `/r/${parsed.input.token}` }
}
