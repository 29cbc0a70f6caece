import { stopInterest } from '@/lib/courses/interest/stop-interest'

/**
 * A mail program's one post for its reader, without page, cookie or sign-in (RFC 8058): proxy.ts sends it here from
 * /unsubscribe/[token]. A link whose interest is forgotten has nothing left to stop, which is what was asked for.
 */
export async function POST(request: Request, { params }: { params: Promise<{ token: string }> }) {
  const form = await request.formData().catch(() => null)
  if (form?.get('List-Unsubscribe') !== 'One-Click') return new Response('Not a one-click post.', { status: 400 })
  await stopInterest((await params).token)
  return new Response('Stopped.')
}
