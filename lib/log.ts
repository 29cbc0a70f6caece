import pino from 'pino'

/**
 * Structured logs without personal data: say ids, never names, addresses or what was typed. The redaction is the net
 * under that rule.
 */
export const log = pino({
  // Empty in a .env that was copied and not filled in.
  level: process.env.LOG_LEVEL || 'info',
  base: undefined,
  serializers: { err: (error: unknown) => withoutAddresses(error) },
  redact: {
    paths: [
      'email',
      'name',
      'phone',
      'text',
      'html',
      '*.email',
      '*.name',
      '*.phone',
      '*.text',
      '*.html',
      '*.toAddress',
    ],
    censor: '[redacted]',
  },
})

type Told = {
  type: string
  code?: string | number
  responseCode?: number
  message: string
  stack: string
  cause?: Told
}

/**
 * What a log says of an error: its kind, codes and frames, and its message with every mail address left out, since mail
 * servers and databases repeat in it whom it was about. Of its causes the first few are told alike, and nothing else.
 */
export function withoutAddresses(error: unknown, causes = 4): Told {
  if (!(error instanceof Error)) return { type: typeof error, message: withoutAddress(String(error)), stack: '' }
  const code = 'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? error.code : null
  const responseCode = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : null
  return {
    type: error.name,
    ...(code === null ? {} : { code }),
    ...(responseCode === null ? {} : { responseCode }),
    message: withoutAddress(error.message),
    stack: framesOf(error.stack ?? ''),
    ...(error.cause === undefined || causes === 0 ? {} : { cause: withoutAddresses(error.cause, causes - 1) }),
  }
}

function withoutAddress(words: string): string {
  return words.replace(/[^\s<>"'(),;:]+(@|%40)[^\s<>"'(),;:]+/gi, '[address]')
}

/** A stack begins with the message, so only its frames are kept. */
function framesOf(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')
}
