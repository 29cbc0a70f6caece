import NextAuth from 'next-auth'
import { authOptionsFor } from '@/lib/people/auth-options'
import { browserWords } from '@/lib/people/browser-words'
import { OPENID } from '@/lib/people/openid/openid-provider'

type Context = { params: Promise<{ nextauth: string[] }> }

/**
 * A link in a mail may be opened by a scanner, so none signs in: it leads to the page where the code is typed. A provider's
 * answer signs in only the browser that was sent there, which holds the other half of it in a cookie.
 */
export async function GET(request: Request, context: Context): Promise<Response> {
  const [action, provider] = (await context.params).nextauth
  if (action === 'callback' && provider !== OPENID) {
    return new Response(null, { status: 303, headers: { location: '/sign-in/code' } })
  }
  return POST(request, context)
}

export async function POST(request: Request, context: Context): Promise<Response> {
  return NextAuth(authOptionsFor(browserWords(request.headers.get('user-agent') ?? '')))(request, context)
}
