import { Secret, TOTP } from 'otpauth'

// Codes of an authenticator app (RFC 6238): six digits, SHA-1, a step of 30 seconds, which is what every app understands.

const SECRET_BYTES = 20
/** Steps that the clock of a phone may be ahead or behind. */
const DRIFT = 1

/** A new secret, as it is typed into an app: letters and digits in base 32. */
export function makeSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32
}

/** The address that an app reads out of the QR code. */
export function secretUri(secret: string, email: string): string {
  return new TOTP({ issuer: 'ORNCC', label: email, secret }).toString()
}

/** The step whose code this is, at most one away from now; null when it is the code of none of these. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const timestamp = now.getTime()
  const delta = TOTP.validate({ token: code, secret: Secret.fromBase32(secret), timestamp, window: DRIFT })
  return delta === null ? null : TOTP.counter({ timestamp }) + delta
}
