// Read by next.config.mjs too, under plain Node: no path aliases here.

/** What a page may load, by what it is. `reading`: no script at all. `listing`: our one small file. `door`: Next's own. */
type PageKind = 'reading' | 'listing'

const everywhere = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
]

/** The policy of a cached page; nothing in it depends on the request. */
export function cachedPagePolicy(kind: PageKind): string {
  const scripts = kind === 'listing' ? "'self' 'inline-speculation-rules'" : "'inline-speculation-rules'"
  return [...everywhere, `script-src ${scripts}`, "form-action 'self'"].join('; ')
}

/**
 * The policy of a page made for this request. `leadsTo` is where a form may lead on to: Chrome holds `form-action` against
 * redirects too, so Stripe's checkout must be named, and a provider with whom one signs in.
 */
export function doorPolicy(nonce: string, leadsTo: readonly string[], isDevelopment: boolean): string {
  const scripts = `script-src 'self' 'nonce-${nonce}'${isDevelopment ? " 'unsafe-eval'" : ''}`
  const policy = [...everywhere, scripts, "connect-src 'self'", `form-action 'self' ${leadsTo.join(' ')}`].join('; ')
  return isDevelopment ? policy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'") : policy
}

/** On every answer, whatever it is. */
export const headersEverywhere = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), browsing-topics=()' },
  { key: 'Strict-Transport-Security', value: 'max-age=63072000; includeSubDomains' },
]
