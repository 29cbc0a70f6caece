import { log } from '@/lib/log'
import { withoutSecrets } from '@/lib/secret-addresses'

/** Logs what a request threw, once, with the reference that the reader's error page shows. */
export function onRequestError(error: unknown, request: { path: string; method: string }): void {
  const digest = typeof error === 'object' && error !== null && 'digest' in error ? error.digest : undefined
  log.error({ err: error, digest, method: request.method, path: withoutSecrets(request.path) }, 'request failed')
}
