import { redirect } from 'next/navigation'
import { homeOf } from '@/lib/people/home-of'
import { requireSignedIn } from '@/lib/people/session'

/** Where a sign-in leads that asked for no page. */
export async function GET(): Promise<never> {
  const { roles } = await requireSignedIn('/account/home')
  redirect(homeOf(roles))
}
