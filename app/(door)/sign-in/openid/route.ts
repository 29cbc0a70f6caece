import { z } from 'zod'
import { senderAddress } from '@/app/sender'
import { openIdName } from '@/lib/people/openid/openid-provider'
import { endSession, keepFormSecret } from '@/lib/people/session'
import { isAllowed } from '@/lib/rate-limit'

const secret = z.string().regex(/^[0-9a-f]{64}$/)

/**
 * Leads from our form to the provider. The post is sent on to next-auth, which takes it from a browser that has its cookie;
 * a page cannot set one, so it is set here, where proxy.ts has seen that the form is ours.
 */
export async function POST(request: Request): Promise<Response> {
  const formSecret = secret.safeParse((await request.formData()).get('csrfToken'))
  if (!openIdName || !formSecret.success) return new Response(null, { status: 404 })
  if (!(await isAllowed('sign-in-try', [await senderAddress()]))) return goTo('/sign-in?problem=often', 303)
  // Whoever was signed in here before is somebody else, or the same once more.
  await endSession()
  await keepFormSecret(formSecret.data)
  return goTo('/api/auth/signin/openid', 307)
}

const goTo = (location: string, status: 303 | 307) => new Response(null, { status, headers: { location } })
