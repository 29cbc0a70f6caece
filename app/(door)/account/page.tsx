import { redirect } from 'next/navigation'
import { findDonorPath } from '@/lib/people/donor-links'
import { requireSignedIn } from '@/lib/people/session'

export const dynamic = 'force-dynamic'

/** Whoever has signed in has proved their address by the code mailed to it, as the link to the page of gifts does. */
export default async function AccountPage() {
  const { personId } = await requireSignedIn('/account')
  redirect(await findDonorPath(personId))
}
