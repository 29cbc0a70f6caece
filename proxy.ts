import { type NextRequest, NextResponse } from 'next/server'
import { isSecretAddress } from '@/lib/secret-addresses'
import { doorPolicy } from '@/lib/security-headers'

/** Where others may post: Stripe proves itself by its signature. */
const SIGNED = /^\/api\/stripe\/webhook$/
/** Where a mail program may post for its reader (RFC 8058), from no site at all: proved by the token. */
const ONE_CLICK = /^\/unsubscribe\/[^/]+$/
/** As next.config.mjs has it for server actions, which answer a larger post without a word. */
const MOST_BYTES = 6 * 1024 * 1024
/** Made here, since no page of ours may read what was posted. It can be read on a phone. */
const TOO_LARGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>The file is too large</title></head>
<body style="max-width:34rem;margin:2rem auto;padding:0 1rem;font:1.125rem/1.6 sans-serif"><main><h1 style="line-height:1.2">The file is too large</h1>
<p>The form was not accepted. Go back; if your browser asks whether to send the form again, let it. What you typed is still there. Then choose a file of at most 5 MB, or none.</p></main></body></html>`
const TOO_LARGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'"
/** A file that a stranger uploaded: if it is shown in spite of all, nothing in it may run. */
const STRANGERS_FILE = /^\/staff\/applications\/[^/]+\/resume$/
const FILE_POLICY = "sandbox; default-src 'none'"

/**
 * In front of every page made for its request, and of every post: refuses posts that another site sent, and gives each
 * page a policy with a nonce. Permission is no business of this file.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname } = request.nextUrl
  const isPost = request.method !== 'GET' && request.method !== 'HEAD'
  // Next answers such an address with a page of its own that leads nowhere; ours says that nothing is there.
  if (!isReadable(pathname)) return NextResponse.rewrite(new URL('/no-such-page', request.url))
  const isOneClick = request.method === 'POST' && ONE_CLICK.test(pathname) && !isSameOrigin(request)
  if (isPost && !SIGNED.test(pathname) && !isOneClick && !isSameOrigin(request)) {
    return new NextResponse('This form was sent from another site and was not accepted.', { status: 403 })
  }
  if (isPost && Number(request.headers.get('content-length')) > MOST_BYTES) {
    const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': TOO_LARGE_POLICY }
    return new NextResponse(TOO_LARGE, { status: 413, headers })
  }
  // A page takes its own forms and nothing else.
  if (isOneClick) return NextResponse.rewrite(new URL(`/api${pathname}`, request.url))
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const payTo = process.env.STRIPE_API_BASE ?? 'https://checkout.stripe.com'
  const provider = process.env.OPENID_ISSUER ? [new URL(process.env.OPENID_ISSUER).origin] : []
  const policy = STRANGERS_FILE.test(pathname)
    ? FILE_POLICY
    : doorPolicy(nonce, [payTo, ...provider], process.env.NODE_ENV === 'development')
  const headers = new Headers(request.headers)
  headers.set('Content-Security-Policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  // It may go to ourselves and to nobody else. `no-referrer` would make our forms' Origin null.
  if (isSecretAddress(pathname)) response.headers.set('Referrer-Policy', 'same-origin')
  return response
}

/** Whether every percent sign in an address begins a letter; no control character is one. */
function isReadable(pathname: string): boolean {
  try {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
    return !/[\u0000-\u001F\u007F]/.test(decodeURIComponent(pathname))
  } catch {
    return false
  }
}

/** A missing or null Origin is refused too: every browser sends one with a form. */
function isSameOrigin(request: NextRequest): boolean {
  const origin = request.headers.get('origin')
  return (
    origin !== null && origin !== 'null' && URL.canParse(origin) && new URL(origin).host === request.headers.get('host')
  )
}

export const config = {
  matcher: [
    '/(r|join|calendar|unsubscribe|courses/interest|donate/give|donate/mine|donate/thanks|board|contact|find-my-registration|sign-in|account|staff|trainer|api)/:path*',
    '/(donate/find-my-gifts|donate/give|donate/thanks|board/apply|contact|find-my-registration|account|sign-in|staff|trainer)',
    '/events/:run/register',
    '/courses/:course/tell-me',
    // A percent sign that may not begin a letter. Beyond ASCII we have no addresses, so nothing else comes here.
    '/(.*%(?![2-7][0-9A-Fa-f]).*)',
    // Whatever is posted, wherever: a server action may be called at the address of any page.
    { source: '/:path*', has: [{ type: 'header', key: 'content-type' }] },
    { source: '/:path*', has: [{ type: 'header', key: 'next-action' }] },
  ],
}
