import NextAuth from 'next-auth'
import { authOptions } from '@/lib/people/auth-options'

const answer = NextAuth(authOptions)

type Context = { params: Promise<{ nextauth: string[] }> }

/** A link in a mail may be opened by a scanner, so none signs in: it leads to the page where the code is typed. */
export async function GET(request: Request, context: Context): Promise<Response> {
  const [action] = (await context.params).nextauth
  if (action === 'callback') return new Response(null, { status: 303, headers: { location: '/sign-in/code' } })
  return answer(request, context)
}

export { answer as POST }
