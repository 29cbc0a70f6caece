import { redirect } from 'next/navigation'
import { homeOf } from '@/lib/people/home-of'
import { requireSignedIn } from '@/lib/people/session'

export const dynamic = 'force-dynamic'

/**
 * Where a sign-in leads that asked for no page. A page and not a route: of an action that leads to a route which leads on,
 * Next's router shows the last page under the first one's address.
 */
export default async function HomePage(): Promise<never> {
  const { roles } = await requireSignedIn('/account/home')
  redirect(homeOf(roles))
}
