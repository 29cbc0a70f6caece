const SOMEWHERE = 'http://site.invalid'

/**
 * A path of this site to go on to after signing in. Whatever leads elsewhere, or is no path at all, becomes `otherwise`:
 * an address in a link must not send somebody who has just signed in to a stranger's page.
 */
export function sameSitePath(to: unknown, otherwise: string): string {
  if (typeof to !== 'string' || !to.startsWith('/') || to.length > 500) return otherwise
  const url = URL.parse(to, SOMEWHERE)
  if (url?.origin !== SOMEWHERE || url.pathname.startsWith('//')) return otherwise
  return `${url.pathname}${url.search}${url.hash}`
}
