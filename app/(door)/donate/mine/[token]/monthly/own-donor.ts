import { redirect } from 'next/navigation'
import { z } from 'zod'
import { senderAddress } from '@/app/sender'
import { type FormState, parseForm, refused } from '@/lib/form'
import { readDonorToken } from '@/lib/people/donor-links'
import { isAllowed, pleaseWait } from '@/lib/rate-limit'

const schema = z.object({ token: z.string().max(200) })

type Own = { ok: true; personId: string; path: `/donate/mine/${string}/monthly` } | { ok: false; state: FormState }

/** Whose gift a posted form is about: the link that was mailed to them is what shows that it is their own. */
export async function ownDonor(previous: FormState, formData: FormData): Promise<Own> {
  if (!(await isAllowed('manage-gift', [await senderAddress()]))) {
    return { ok: false, state: refused(previous, formData, { form: pleaseWait('manage-gift') }) }
  }
  const parsed = parseForm(schema, formData, previous)
  if (!parsed.ok) return parsed
  const { token } = parsed.input
  const path = `/donate/mine/${encodeURIComponent(token)}/monthly` as const
  const donor = await readDonorToken(token)
  // That page says that the link is dead; Next would leave a post that answers 404 empty without a script.
  if (!donor) redirect(path)
  return { ok: true, personId: donor.id, path }
}
