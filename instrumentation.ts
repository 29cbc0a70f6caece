import { log } from '@/lib/log'

/** Logs what a request threw, once, with the reference that the reader's error page shows. */
export function onRequestError(error: unknown, request: { path: string; method: string }): void {
  const digest = typeof error === 'object' && error !== null && 'digest' in error ? error.digest : undefined
  log.error({ err: error, digest, method: request.method, path: withoutSecrets(request.path) }, 'request failed')
}

/** Addresses of token pages and query strings hold secrets; logs keep neither. */
function withoutSecrets(path: string): string {
  return path.replace(/\?.*$/, '').replace(/^\/(r|join|unsubscribe|courses\/interest)\/[^/]+/, '/$1/…')
}
