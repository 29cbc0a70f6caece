import pino from 'pino'

/**
 * Structured logs without personal data: say ids, never names, addresses or what was typed. The redaction is the net
 * under that rule.
 */
export const log = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  base: undefined,
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
